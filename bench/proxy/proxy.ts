import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { build } from 'vite';
import { PATHS } from '../../src/snap/services.ts';
import { markdownTable, median } from '../figures.ts';

const ROUNDS = 21;
const REQUESTS = 300;
/** Before the first round, for the compiler. */
const REQUESTS_TO_WARM_UP = 3000;
const AT_ONCE = 10;

/** All three sign and forward the same; the last two behind the same adapter to node:http. */
const CONTESTANTS = ['bare on node:http', 'bare', 'ours'] as const;
const FETCHES = ['global fetch', 'pooled fetch'];

const CALLS = [
  { operation: 'apply-ott', path: PATHS.applyOtt, body: applyOttBody },
  { operation: 'status', path: PATHS.status, body: statusBody },
];

interface ProxyResult {
  call: string;
  /** CPU of its process for one request, the median over rounds, in microseconds. */
  micros: Record<(typeof CONTESTANTS)[number], number>;
  /** To bare behind the same adapter, the median of the rounds' own. */
  ratio: number;
  /** To bare on node:http. */
  ratioToNodeHttp: number;
}

interface Contestant {
  process: ChildProcess;
  pool: Pool;
}

/** CPU of the server's process for one request, as a Markdown table. */
export async function proxyTable(): Promise<string> {
  const results = await measureProxy();
  return markdownTable(
    [
      'sign and forward',
      'bare on node:http, µs',
      'bare, µs',
      'ours, µs',
      'ours to bare',
      'ours to bare on node:http',
    ],
    results.map(({ call, micros, ratio, ratioToNodeHttp }) => [
      call,
      ...CONTESTANTS.map((name) => micros[name].toFixed(0)),
      ratio.toFixed(2),
      ratioToNodeHttp.toFixed(2),
    ]),
  );
}

/** Each contestant answers in a process of its own, turn by turn with the others. */
async function measureProxy(): Promise<ProxyResult[]> {
  const entry = await bundle();
  const upstream = fork(fileURLToPath(new URL('./upstream.js', import.meta.url)));
  const [port] = await once(upstream, 'message');
  const results: ProxyResult[] = [];
  for (const fetchName of FETCHES) {
    for (const call of CALLS) {
      const contestants = await Promise.all(
        CONTESTANTS.map((name) =>
          start(entry, [name, fetchName, `http://127.0.0.1:${port}`, call.path]),
        ),
      );
      results.push({
        call: `${call.operation}, ${fetchName}`,
        ...(await takeTurns(contestants, call)),
      });
      for (const { process, pool } of contestants) {
        await pool.close();
        process.kill();
      }
    }
  }
  upstream.kill();
  return results;
}

/** As a server bundles it: the module loader of a benchmark would cost time of its own. */
async function bundle(): Promise<string> {
  const outDir = fileURLToPath(new URL('../dist/proxy/', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: fileURLToPath(new URL('./contestant.ts', import.meta.url)),
      outDir,
      target: 'node20',
    },
  });
  return `${outDir}contestant.js`;
}

async function start(entry: string, words: string[]): Promise<Contestant> {
  const process = fork(entry, words);
  const [port] = await once(process, 'message');
  return { process, pool: new Pool(`http://127.0.0.1:${port}`, { connections: AT_ONCE }) };
}

async function takeTurns(
  contestants: Contestant[],
  call: (typeof CALLS)[number],
): Promise<Omit<ProxyResult, 'call'>> {
  for (const contestant of contestants) await measure(contestant, call, REQUESTS_TO_WARM_UP);
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const costs: number[] = [];
    for (const contestant of contestants) costs.push(await measure(contestant, call, REQUESTS));
    rounds.push(costs);
  }
  const medianOf = (cost: (costs: [number, number, number]) => number): number =>
    median(rounds.map(([onNode = 0, bare = 0, ours = 0]) => cost([onNode, bare, ours])));
  return {
    micros: {
      'bare on node:http': medianOf(([onNode]) => onNode),
      bare: medianOf(([, bare]) => bare),
      ours: medianOf(([, , ours]) => ours),
    },
    ratio: medianOf(([, bare, ours]) => ours / bare),
    ratioToNodeHttp: medianOf(([onNode, , ours]) => ours / onNode),
  };
}

async function measure(
  { process, pool }: Contestant,
  { operation, body }: (typeof CALLS)[number],
  requests: number,
): Promise<number> {
  const before = await cpuMicros(process);
  let sent = 0;
  async function client(): Promise<void> {
    while (sent++ < requests) {
      const reply = await pool.request({
        path: `/api/qris/${operation}`,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify(body()),
      });
      const text = await reply.body.text();
      if (reply.statusCode !== 200) throw new Error(`HTTP ${reply.statusCode}: ${text}`);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return ((await cpuMicros(process)) - before) / requests;
}

async function cpuMicros(process: ChildProcess): Promise<number> {
  process.send('How much CPU?');
  const [{ user, system }] = await once(process, 'message');
  return user + system;
}

function applyOttBody(): object {
  return {
    userResources: ['OTT'],
    additionalInfo: {
      partnerReferenceNo: `bench-${Math.random()}`,
      redirectUrl: 'https://shop.example/return',
      failedRedirectUrl: 'https://shop.example/return',
    },
  };
}

function statusBody(): object {
  return { originalPartnerReferenceNo: 'bench', serviceCode: '54' };
}

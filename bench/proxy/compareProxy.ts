import { fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createQrisProxy } from '../../src/server/index.ts';
import { PATHS } from '../../src/wire/PATHS.ts';
import { median } from '../median.ts';
import { bareHandler } from './bareHandler.ts';
import { pooledFetch } from './pooledFetch.ts';

const ROUNDS = 21;
const REQUESTS = 300;
const AT_ONCE = 10;

type Handler = (request: Request) => Promise<Response>;

export interface ProxyResult {
  call: string;
  /** CPU of this process for one request, the median over rounds, in microseconds. */
  bareMicros: number;
  oursMicros: number;
  /** Ours to bare, the median of the rounds' own. */
  ratio: number;
}

const CALLS = [
  { name: 'link', path: PATHS.applyOtt, request: applyOtt },
  { name: 'status', path: PATHS.status, request: status },
];

/** Signs and forwards with the same `fetch`, a bare handler and ours turn by turn. */
export async function compareProxy(): Promise<ProxyResult[]> {
  const upstream = fork(fileURLToPath(new URL('./upstream.js', import.meta.url)));
  const [port]: unknown[] = await once(upstream, 'message');
  const address = `http://127.0.0.1:${Number(port)}`;
  const pool = pooledFetch(address);
  const results: ProxyResult[] = [];
  for (const [fetchName, fetch] of [
    ['global fetch', globalThis.fetch],
    ['pooled fetch', pool.fetch],
  ] as const) {
    const ours = proxy(address, fetch);
    for (const { name, path, request } of CALLS) {
      const bare = bareHandler(address, path, 'bench-secret', fetch);
      const costs = await takeTurns(request, bare, ours);
      results.push({ call: `${name}, ${fetchName}`, ...costs });
    }
  }
  pool.close();
  upstream.kill();
  return results;
}

async function takeTurns(
  request: () => Request,
  bare: Handler,
  ours: Handler,
): Promise<Omit<ProxyResult, 'call'>> {
  // The first round is for the compiler.
  await measure(request, bare);
  await measure(request, ours);
  const rounds: [bare: number, ours: number][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push([await measure(request, bare), await measure(request, ours)]);
  }
  return {
    bareMicros: median(rounds.map(([cost]) => cost)),
    oursMicros: median(rounds.map(([, cost]) => cost)),
    ratio: median(rounds.map(([one, other]) => other / one)),
  };
}

function proxy(apiBaseUrl: string, fetch: typeof globalThis.fetch): Handler {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return createQrisProxy({
    environment: { apiBaseUrl },
    clientId: 'bench',
    clientSecret: 'bench-secret',
    privateKey,
    partnerId: 'bench',
    channelId: '12345',
    fetch,
    resolvePayment: ({ partnerReferenceNo }) => ({
      customerId: 'bench',
      partnerReferenceNo,
      customer: { accessToken: 'bench' },
      redirectUrl: 'https://shop.example/return',
    }),
  });
}

async function measure(request: () => Request, handler: Handler): Promise<number> {
  let sent = 0;
  async function client(): Promise<void> {
    while (sent++ < REQUESTS) {
      const response = await handler(request());
      const reply = await response.text();
      if (!response.ok) throw new Error(`The handler answered ${response.status}: ${reply}`);
    }
  }
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

function applyOtt(): Request {
  return post('apply-ott', {
    userResources: ['OTT'],
    additionalInfo: {
      partnerReferenceNo: `bench-${Math.random()}`,
      redirectUrl: 'https://shop.example/return',
      failedRedirectUrl: 'https://shop.example/return',
    },
  });
}

function status(): Request {
  return post('status', { originalPartnerReferenceNo: 'bench', serviceCode: '54' });
}

function post(operation: string, body: unknown): Request {
  return new Request(`https://shop.example/api/qris/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  });
}

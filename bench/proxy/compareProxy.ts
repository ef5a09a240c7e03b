import { fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createQrisProxy } from '../../src/server/index.ts';
import { median } from '../median.ts';
import { bareHandler } from './bareHandler.ts';

const ROUNDS = 7;
const REQUESTS = 1500;
const AT_ONCE = 10;

type Handler = (request: Request) => Promise<Response>;

export interface ProxyResult {
  handler: string;
  /** CPU of this process for one request, the median over rounds, in microseconds. */
  cpuMicros: number;
}

/** Signs and forwards Apply OTT with the same `fetch`, the handlers turn by turn. */
export async function compareProxy(): Promise<ProxyResult[]> {
  const upstream = fork(fileURLToPath(new URL('./upstream.js', import.meta.url)));
  const [port]: unknown[] = await once(upstream, 'message');
  const address = `http://127.0.0.1:${Number(port)}`;
  const handlers: [string, Handler][] = [
    ['bare', bareHandler(address, 'bench-secret')],
    ['createQrisProxy', proxy(address)],
  ];
  const costs = new Map(handlers.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, handler] of handlers) {
      const cost = await measure(handler);
      // The first round is for the compiler.
      if (round > 0) costs.get(name)?.push(cost);
    }
  }
  upstream.kill();
  return handlers.map(([handler]) => ({ handler, cpuMicros: median(costs.get(handler) ?? []) }));
}

function proxy(apiBaseUrl: string): Handler {
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
    resolvePayment: ({ partnerReferenceNo }) => ({
      customerId: 'bench',
      partnerReferenceNo,
      customer: { accessToken: 'bench' },
      redirectUrl: 'https://shop.example/return',
    }),
  });
}

async function measure(handler: Handler): Promise<number> {
  let sent = 0;
  async function client(): Promise<void> {
    while (sent++ < REQUESTS) {
      const response = await handler(applyOtt());
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
  return new Request('https://shop.example/api/qris/apply-ott', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({
      userResources: ['OTT'],
      additionalInfo: {
        partnerReferenceNo: `bench-${Math.random()}`,
        redirectUrl: 'https://shop.example/return',
        failedRedirectUrl: 'https://shop.example/return',
      },
    }),
  });
}

// A contestant in a process of its own, whose CPU is nothing but its own. Its parent says which one,
// is told the port, and asks for the CPU used so far with any message.
import { getRequestListener } from '@hono/node-server';
import { createHash, createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { createPivot, memoryStore } from '../../src/server/index.ts';

const [, , contestant, fetchName, upstream = '', path = ''] = process.argv;
const fetch = fetchName === 'pooled fetch' ? pooledFetch(upstream) : globalThis.fetch;
const clientSecret = 'bench-secret';

const answer = listener();
const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => {
  // oxlint-disable-next-line no-unsafe-type-assertion -- a TCP server's address
  process.send?.((server.address() as AddressInfo).port);
});
process.on('message', () => process.send?.(process.cpuUsage()));

function listener(): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  if (contestant === 'bare on node:http') return bareListener;
  return getRequestListener(contestant === 'bare' ? bareHandler : ours());
}

/** As `bareHandler`, on node:http itself. */
async function bareListener(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const reply = await forward(Buffer.concat(chunks).toString());
  const text = await reply.text();
  response.writeHead(reply.status, { 'content-type': 'application/json' }).end(text);
}

/** Signs and forwards whatever it gets: no guard, no check, no token, no time limit. */
async function bareHandler(request: Request): Promise<Response> {
  const reply = await forward(await request.text());
  return new Response(await reply.text(), {
    status: reply.status,
    headers: { 'content-type': 'application/json' },
  });
}

/** What signing and forwarding takes at the least. */
function forward(body: string): Promise<Response> {
  const timestamp = `${new Date(Date.now() + 25_200_000).toISOString().slice(0, 19)}+07:00`;
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const signature = createHmac('sha512', clientSecret)
    .update(`POST:${path}:bench:${bodyHash}:${timestamp}`)
    .digest('base64');
  return fetch(upstream + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: 'Bearer bench',
      'Authorization-Customer': 'Bearer bench',
      'X-SIGNATURE': signature,
      'X-TIMESTAMP': timestamp,
      'X-PARTNER-ID': 'bench',
      'X-EXTERNAL-ID': randomUUID(),
      'CHANNEL-ID': '12345',
    },
    body,
  });
}

function ours(): (request: Request) => Promise<Response> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const pivot = createPivot({
    environment: { apiBaseUrl: upstream },
    clientId: 'bench',
    clientSecret,
    privateKey,
    partnerId: 'bench',
    channelId: '12345',
    fetch,
    // Else each first link would cost an inquiry besides: more than is compared here.
    store: { ...memoryStore(), mayForget: false },
  });
  return pivot.proxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      customerId: 'bench',
      partnerReferenceNo,
      customer: { accessToken: 'bench' },
      redirectUrl: 'https://shop.example/return',
    }),
  });
}

/** A `fetch` of one's own, for one origin: what the option is for. */
function pooledFetch(origin: string): typeof globalThis.fetch {
  const pool = new Pool(origin, { connections: 10 });
  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    if (typeof url !== 'string' || typeof body !== 'string') throw new TypeError('not used here');
    const reply = await pool.request({
      path: url.slice(origin.length),
      method,
      headers: Object.fromEntries(Object.entries(headers ?? {})),
      body,
      signal: signal ?? null,
    });
    const text = await reply.body.text();
    return new Response(text, { status: reply.statusCode });
  };
}

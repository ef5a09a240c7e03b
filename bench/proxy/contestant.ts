// A contestant in a process of its own, whose CPU is nothing but its own. Its parent says which one,
// is told the port, and asks for the CPU used so far with any message.
import { getRequestListener } from '@hono/node-server';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createQrisProxy } from '../../src/server/index.ts';
import { bareHandler } from './bareHandler.ts';
import { bareListener } from './bareListener.ts';
import { pooledFetch } from './pooledFetch.ts';

const [, , contestant, fetchName, upstream = '', path = ''] = process.argv;
const fetch = fetchName === 'pooled fetch' ? pooledFetch(upstream) : globalThis.fetch;
const clientSecret = 'bench-secret';

function listener(): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const forwarding = { upstream, path, clientSecret, fetch };
  if (contestant === 'bare on node:http') return bareListener(forwarding);
  if (contestant === 'bare') return getRequestListener(bareHandler(forwarding));
  return getRequestListener(ours());
}

function ours(): (request: Request) => Promise<Response> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return createQrisProxy({
    environment: { apiBaseUrl: upstream },
    clientId: 'bench',
    clientSecret,
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

const answer = listener();
const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => {
  // oxlint-disable-next-line no-unsafe-type-assertion -- a TCP server's address
  process.send?.((server.address() as AddressInfo).port);
});
process.on('message', () => process.send?.(process.cpuUsage()));

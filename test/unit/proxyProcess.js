// An instance of the proxy in a process of its own, as a merchant's second server. Its parent sends
// what it needs, then a number; it makes so many requests at once and sends back what came of them.
// JavaScript, because Node 20 runs no TypeScript; the proxy comes through Vite, which does.
import { fileURLToPath } from 'node:url';
import { createClient } from 'redis';
import { runnerImport } from 'vite';

const file = fileURLToPath(new URL('../../src/server/index.ts', import.meta.url));
const { module: server } = await runnerImport(file, { configFile: false, logLevel: 'error' });

const [{ options, redisUrl, payment, body }] = await received();
const client = await createClient({ url: redisUrl }).connect();
const pivot = server.createPivot({ ...options, store: server.redisStore(client) });
const proxy = pivot.proxy({ ...options, resolvePayment: () => payment });
process.send('ready');

const [count] = await received();
const replies = await Promise.all(Array.from({ length: count }, () => ask()));
process.send(replies, () => {
  client.destroy();
  process.disconnect();
});

async function ask() {
  const response = await proxy(
    new Request('https://shop.example/api/qris/apply-ott', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
    }),
  );
  return `${response.status} ${await response.text()}`;
}

function received() {
  return new Promise((resolve) => {
    process.once('message', (...message) => resolve(message));
  });
}

import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from 'redis';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import {
  CREDENTIALS,
  NEVER_BEGUN,
  startPivot,
  statusReply,
  type PivotStandIn,
  type Script,
} from './pivotStandIn.ts';
import type { QrisStore } from '../../src/server/index.ts';
import { applyOttBody, browserRequest, SHOP } from './proxyKit.ts';
import { freePort } from '../../scripts/freePort.ts';
import { redisBinary, startRedis } from './redisServer.ts';

// Real servers, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const DOCS = fileURLToPath(new URL('../../docs/signing-proxy.md', import.meta.url));
const SERVER = fileURLToPath(new URL('../../src/server/index.ts', import.meta.url));

/** What the page leaves to the merchant. */
const SHOP_TS = `
  const wallet = { customerId: 'customer-7', bindingId: 'binding-7', refreshToken: 'refresh-7' };
  export const marked = [];
  export const findSession = async (request) =>
    request.headers.get('cookie') === 'session=7' ? wallet : undefined;
  export const findOrder = async (reference) =>
    reference.startsWith('order-') ? { ...wallet, reference, total: '36000.00' } : undefined;
  export const markAs = async (...order) => void marked.push(order);
  export const saved = [];
  export const saveRefreshToken = async (...token) => void saved.push(token);
`;

let pivot: PivotStandIn;
let folder: string;

/** Writes the page's files beside each other, with the stand-in in Pivot's place. */
beforeAll(async () => {
  pivot = await startPivot();
  pivot.usually('status', NEVER_BEGUN);
  folder = await mkdtemp(fileURLToPath(new URL('../.docs-', import.meta.url)));
  const page = await readFile(DOCS, 'utf8');
  for (const [, title = '', code = ''] of page.matchAll(/```ts title="([^"]+)"\n([^]*?)```/g)) {
    const file = join(folder, title);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(
      file,
      code
        .replaceAll("'pivot-qris-react/server'", JSON.stringify(SERVER))
        .replaceAll("'staging'", JSON.stringify({ apiBaseUrl: pivot.apiBaseUrl })),
    );
  }
  await writeFile(join(folder, 'shop.ts'), SHOP_TS);
  vi.stubEnv('PIVOT_CLIENT_ID', CREDENTIALS.clientId);
  vi.stubEnv('PIVOT_CLIENT_SECRET', CREDENTIALS.clientSecret);
  vi.stubEnv('PIVOT_PRIVATE_KEY', CREDENTIALS.privateKey.replaceAll('\n', '\\n'));
  vi.stubEnv('PIVOT_PARTNER_ID', CREDENTIALS.partnerId);
  vi.stubEnv('PIVOT_CHANNEL_ID', CREDENTIALS.channelId);
  vi.stubEnv('PIVOT_CALLBACK_API_KEY', 'callback-key');
  vi.stubEnv('PORT', '0');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
  await pivot.close();
});

async function load(file: string): Promise<Record<string, unknown>> {
  return import(/* @vite-ignore */ join(folder, file));
}

type Handler = (request: Request) => Response | Promise<Response>;

/** Sends what a browser would, and checks what comes back. */
async function expectToWork(origin: string, send: Handler): Promise<void> {
  const post = async (operation: string, body: unknown, headers = {}): Promise<Response> =>
    send(
      new Request(`${origin}/api/qris/${operation}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie: 'session=7',
          origin: SHOP,
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    );
  const order = `order-${crypto.randomUUID()}`;
  const link = await post('apply-ott', applyOttBody(order));
  expect(link.status).toBe(200);
  expect(link.headers.get('cache-control')).toBe('no-store');
  expect(await link.json()).toMatchObject({ responseCode: '2004900' });

  const asked = { originalPartnerReferenceNo: order, serviceCode: '54' };
  pivot.script('status', statusReply('03'));
  expect((await post('status', asked)).status).toBe(200);
  expect((await post('status', asked, { cookie: 'session=8' })).status).toBe(403);
  expect((await post('status', asked, { origin: 'https://evil.example' })).status).toBe(403);
  const large = { ...asked, x: 'x'.repeat(9000) };
  expect((await post('status', large)).status).toBe(413);
  expect(pivot.faults).toEqual([]);
}

function isServer(value: unknown): value is Server {
  return typeof value === 'object' && value !== null && 'listen' in value && 'address' in value;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function isListener(value: unknown): value is RequestListener {
  return typeof value === 'function';
}

/** A database that finds an order whatever the case of its reference and the spaces around it. */
const LAX_SHOP = `
  const order = { reference: 'order-1', total: '36000.00', customerId: 'c', bindingId: 'b' };
  const find = (reference) =>
    reference.trim().toLowerCase() === order.reference ? order : undefined;
  export const findSession = async () => order;
`;

test.each([
  ['docs/signing-proxy.md', 'qris', (code: string) => code.replace('./shop.ts', './lax.ts')],
])('%s pays for the order of the record, however it is found', async (page, name, adapt) => {
  const text = await readFile(fileURLToPath(new URL(`../../${page}`, import.meta.url)), 'utf8');
  const [, code = ''] =
    [...text.matchAll(/```ts[^\n]*\n([^]*?)```/g)].find(([, block]) =>
      block?.includes('pivot.proxy('),
    ) ?? [];
  const file = `${page.replaceAll(/\W/g, '-')}.ts`;
  await writeFile(
    join(folder, 'lax.ts'),
    `${LAX_SHOP}export const findOrder = async (reference) => find(reference);`,
  );
  await writeFile(
    join(folder, file),
    adapt(code)
      .replaceAll("'pivot-qris-react/server'", JSON.stringify(SERVER))
      .replaceAll("'staging'", JSON.stringify({ apiBaseUrl: pivot.apiBaseUrl })),
  );
  const handle = (await load(file))[name];
  if (!isHandler(handle)) throw new Error(`${page} makes no ${name}`);
  const answers: number[] = [];
  for (const reference of ['order-1', 'ORDER-1', 'order-1 ']) {
    const request = browserRequest('apply-ott', applyOttBody(reference));
    answers.push((await handle(request)).status);
  }
  expect(answers).toEqual([200, 403, 403]);
});

test.each([
  'README.md',
  'examples/vite/server.js',
  'examples/next/shop/qris.ts',
  'examples/react-router/app/qris.server.ts',
])('%s pays for the order of the record', async (file) => {
  const text = await readFile(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
  expect(text).toMatch(/resolvePayment[^]*partnerReferenceNo: order\.reference,/);
});

test.each(['node.ts', 'express.ts', 'fastify.ts'])('%s serves over HTTP', async (file) => {
  const { server } = await load(file);
  if (!isServer(server)) throw new Error(`${file} exports no server`);
  onTestFinished(() => void server.close());
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await expectToWork(`http://127.0.0.1:${address.port}`, (request) => fetch(request));
  server.closeAllConnections();
});

test.each(['hono.ts', 'worker.ts'])('%s answers by its default export', async (file) => {
  const exported = Object((await load(file))['default']);
  await expectToWork(SHOP, (request) => exported.fetch(request));
});

test('the Next.js route answers POST and OPTIONS', async () => {
  const { POST, OPTIONS } = await load('app/api/qris/[operation]/route.ts');
  if (!isHandler(POST)) throw new Error('the route exports no POST');
  await expectToWork(SHOP, POST);
  expect(OPTIONS).toBe(POST);
});

test('the Pages Router has a listener, and leaves the body to it', async () => {
  const { config, default: listener } = await load('pages/api/qris/[operation].ts');
  expect(config).toEqual({ api: { bodyParser: false } });
  if (!isListener(listener)) throw new Error('the route exports no listener');
  const server = createServer(listener).listen();
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await expectToWork(`http://127.0.0.1:${address.port}`, (request) => fetch(request));
  server.closeAllConnections();
});

test('the Astro endpoint answers', async () => {
  const { ALL } = await load('src/pages/api/qris/[operation].ts');
  if (typeof ALL !== 'function') throw new Error('the endpoint exports no ALL');
  await expectToWork(SHOP, async (request) => ALL({ request }));
});

test('bun.ts and deno.ts hand the proxy to their servers', async () => {
  const served: unknown[] = [];
  vi.stubGlobal('Bun', { serve: (options: unknown) => served.push(options) });
  vi.stubGlobal('Deno', { serve: (...options: unknown[]) => served.push(...options) });
  onTestFinished(() => void vi.unstubAllGlobals());
  await load('bun.ts');
  await load('deno.ts');
  const { qris } = await load('qris.ts');
  expect(served).toEqual([{ port: 3000, routes: { '/api/qris/*': qris } }, { port: 3000 }, qris]);
});

/** A docs page's store, as the proxy uses it. */
async function loadStore(file: string): Promise<QrisStore> {
  const { store } = await load(file);
  if (!isStore(store)) throw new Error(`${file} exports no store`);
  return store;
}

function isStore(value: unknown): value is QrisStore {
  return typeof value === 'object' && value !== null && 'get' in value && 'set' in value;
}

test.skipIf(redisBinary === undefined)(
  'redis.ts starts without Redis, works once it is there, and outlives it',
  async () => {
    const port = await freePort();
    vi.stubEnv('REDIS_URL', `redis://127.0.0.1:${port}`);
    const store = await loadStore('redis.ts');
    await expect(store.get('key')).rejects.toThrow();
    const redis = await startRedis(redisBinary ?? '', port);
    await vi.waitFor(async () => store.set('key', 'value', { ttlMs: 60_000 }), { timeout: 10_000 });
    expect(await store.get('key')).toBe('value');
    await redis.stop();
    // What the connection's end emits must find a listener: else this process ends.
    await vi.waitFor(async () => expect(store.get('key')).rejects.toThrow(), { timeout: 10_000 });
    const again = await startRedis(redisBinary ?? '', port);
    onTestFinished(() => again.stop());
    await vi.waitFor(async () => expect(await store.get('key')).toBeUndefined(), {
      timeout: 10_000,
    });
  },
);

test.skipIf(redisBinary === undefined)('restStore.ts keeps what it is given', async () => {
  const redis = await startRedis(redisBinary ?? '');
  onTestFinished(() => redis.stop());
  const client = await createClient({ url: redis.url }).connect();
  onTestFinished(() => client.destroy());
  // Upstash's protocol: the command as a JSON array, its reply as `result` or `error`.
  const rest = createServer((request, response) => {
    void (async () => {
      const args = await json(request);
      const isKnown = request.headers.authorization === 'Bearer rest-token';
      const result = isKnown && Array.isArray(args) ? await client.sendCommand(args) : undefined;
      response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isKnown ? { result } : { error: 'Unauthorized' }));
    })();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void rest.close());
  await once(rest, 'listening');
  const address = rest.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  vi.stubEnv('REDIS_REST_URL', `http://127.0.0.1:${address.port}`);
  vi.stubEnv('REDIS_REST_TOKEN', 'rest-token');
  const store = await loadStore('restStore.ts');
  expect(await store.set('key', '{"a":1}', { ttlMs: 60_000, onlyIfAbsent: true })).toBe(true);
  expect(await store.set('key', 'b', { ttlMs: 60_000, onlyIfAbsent: true })).toBe(false);
  expect(await store.get('key')).toBe('{"a":1}');
  expect(await client.pTTL('key')).toBeGreaterThan(50_000);
  await store.delete('key');
  expect(await store.get('key')).toBeUndefined();
  vi.stubEnv('REDIS_REST_TOKEN', 'another');
  await expect(store.get('key')).rejects.toThrow('Redis refused');
});

test('inquiry.ts goes by what Pivot says', async () => {
  const { isPaid } = await load('inquiry.ts');
  if (typeof isPaid !== 'function') throw new Error('inquiry.ts exports no isPaid');
  expect(await isPaid('order-8')).toBe(false);
  pivot.script('status', paid('36000.00'), paid('1.00'));
  expect(await isPaid('order-8')).toBe(true);
  expect(await isPaid('order-8')).toBe(false);
  expect(await isPaid('unknown-8')).toBe(false);
});

test('callback.ts marks the order as the inquiry says', async () => {
  const { callback } = await load('callback.ts');
  if (!isHandler(callback)) throw new Error('callback.ts exports no callback');
  pivot.script('status', paid('36000.00'), paid('1.00'));
  for (const partnerReferenceNo of ['order-9', 'order-10']) {
    const response = await callback(
      new Request(`${SHOP}/callbacks/pivot`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': 'callback-key' },
        body: JSON.stringify({ event: 'PAYMENT.PAID', data: { partnerReferenceNo } }),
      }),
    );
    expect(response.status).toBe(200);
  }
  expect((await load('shop.ts'))['marked']).toEqual([
    ['order-9', 'paid'],
    ['order-10', 'mismatch'],
  ]);
});

test('tokens.ts stores what it is given', async () => {
  const { onRefreshToken } = await load('tokens.ts');
  if (typeof onRefreshToken !== 'function') throw new Error('tokens.ts exports no onRefreshToken');
  await onRefreshToken({ customerId: 'c', bindingId: 'b', refreshToken: 'r' });
  expect((await load('shop.ts'))['saved']).toEqual([['c', 'b', 'r']]);
});

/** What Pivot says of a payment of so many rupiah. */
function paid(value: string): Script {
  const transAmount = { value, currency: 'IDR' };
  return { body: { responseCode: '2005500', latestTransactionStatus: '00', transAmount } };
}

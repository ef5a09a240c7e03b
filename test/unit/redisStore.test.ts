import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { redisStore, type QrisStore } from '../../src/server/index.ts';
import { CREDENTIALS, NEVER_BEGUN, startPivot } from './pivotStandIn.ts';
import { applyOttBody, paymentFor, SHOP, startProxy } from './proxyKit.ts';
import { redisBinary, startRedis, type RedisServer } from './redisServer.ts';

// Real servers, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

if (redisBinary === undefined) {
  // Vitest does not name what it skips.
  process.stdout.write('Skipped: no redis-server in PATH (apt-get install redis-server).\n');
}

describe.skipIf(redisBinary === undefined)('redisStore', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis(redisBinary ?? '');
  });
  afterAll(() => redis.stop());

  const CLIENTS: Record<string, () => Promise<QrisStore>> = {
    async redis() {
      const client = await createClient({ url: redis.url }).connect();
      onTestFinished(() => client.destroy());
      return redisStore(client);
    },
    async ioredis() {
      const client = new Redis(redis.url);
      onTestFinished(() => client.disconnect());
      return redisStore(client);
    },
  };

  test.each(Object.entries(CLIENTS))(
    '%s: keeps a value for its time, and sets only if absent',
    async (_name, connect) => {
      const [mine, other] = [await connect(), await connect()];
      expect(await mine.get('key')).toBeUndefined();
      expect(await mine.set('key', 'a', { ttlMs: 60_000, onlyIfAbsent: true })).toBe(true);
      expect(await other.set('key', 'b', { ttlMs: 60_000, onlyIfAbsent: true })).toBe(false);
      expect(await other.get('key')).toBe('a');
      expect(await other.set('key', 'b', { ttlMs: 20 })).toBe(true);
      await expect.poll(() => mine.get('key')).toBeUndefined();
      await mine.set('key', 'c', { ttlMs: 60_000 });
      await other.delete('key');
      expect(await mine.get('key')).toBeUndefined();
    },
  );

  test('1,000 requests at once over two processes: one link, one token of each kind', async () => {
    const pivot = await startPivot();
    onTestFinished(() => pivot.close());
    const instances = await Promise.all([startInstance(), startInstance()]);

    async function startInstance(): Promise<ChildProcess> {
      const instance = fork(fileURLToPath(new URL('./proxyProcess.js', import.meta.url)));
      onTestFinished(() => void instance.kill());
      instance.send({
        options: {
          environment: { apiBaseUrl: pivot.apiBaseUrl },
          ...CREDENTIALS,
          returnOrigins: [SHOP],
        },
        redisUrl: redis.url,
        payment: paymentFor('order-1'),
        body: applyOttBody('order-1'),
      });
      await once(instance, 'message');
      return instance;
    }

    const replies = await Promise.all(
      instances.map(async (instance) => {
        const answered = once(instance, 'message');
        instance.send(500);
        const [texts]: string[][] = await answered;
        return texts ?? [];
      }),
    );
    const all = replies.flat();
    expect(all).toHaveLength(1000);
    expect(new Set(all).size).toBe(1);
    expect(all[0]).toMatch(/^200 \{"responseCode":"2004900"/);
    expect(pivot.counts()).toEqual({ 'token-b2b': 1, 'token-b2b2c': 1, 'apply-ott': 1 });
    expect(pivot.faults).toEqual([]);
  });

  test('a Redis that goes away in the middle does not stop payments', async () => {
    const own = await startRedis(redisBinary ?? '');
    const client = createClient({ url: own.url, disableOfflineQueue: true });
    // Without a listener, a lost connection would end the process.
    client.on('error', () => {});
    await client.connect();
    onTestFinished(() => client.destroy());
    const { applyOtt, events, pivot } = await startProxy({ store: redisStore(client) });
    const first = await applyOtt('order-1');
    await own.stop();
    expect((await applyOtt('order-1')).body).toEqual(first.body);
    pivot.script('status', NEVER_BEGUN);
    expect((await applyOtt('order-2')).httpStatus).toBe(200);
    expect(events).toContainEqual(expect.objectContaining({ type: 'store' }));
    expect(pivot.counts()).toMatchObject({ 'token-b2b': 1, 'apply-ott': 2 });
  });
});

test('a client that parses what it gets is reported, and its Redis not believed', async () => {
  const values = new Map<string, string>();
  const client = {
    get: async (key: string) => {
      const value = values.get(key) ?? 'null';
      // As Upstash's does: what is no JSON stays as it is.
      return /^[{n]/.test(value) ? JSON.parse(value) : value;
    },
    set: async (key: string, value: string, { NX }: { PX: number; NX?: true }) => {
      if (NX && values.has(key)) return null;
      values.set(key, value);
      return 'OK';
    },
    del: async (key: string) => values.delete(key),
    sendCommand: () => undefined,
  };
  const { applyOtt, pivot, events } = await startProxy({ store: redisStore(client) });
  pivot.usually('status', NEVER_BEGUN);
  const replies = [await applyOtt(), await applyOtt(), await applyOtt()];
  expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(events).toContainEqual({
    type: 'store',
    action: 'get',
    detail: 'the Redis client returned something other than the string that was set',
  });
  values.set('key', '{}');
  await expect(redisStore(client).get('key')).rejects.toThrow(TypeError);
});

test('a client whose options are others is refused before it keeps a value for ever', () => {
  const upstash = { get: async () => null, set: async () => 'OK', del: async () => 1 };
  expect(() => redisStore(Object.assign(upstash, { sendCommand: undefined }))).toThrow(
    /redis or the ioredis package.*QrisStore/,
  );
});

test('an evicting Redis can be declared as one that may forget', async () => {
  const values = new Map<string, string>();
  const client = {
    get: async (key: string) => values.get(key) ?? null,
    set: async (key: string, value: string) => {
      values.set(key, value);
      return 'OK';
    },
    del: async (key: string) => values.delete(key),
    sendCommand: () => undefined,
  };
  const { applyOtt, pivot } = await startProxy({ store: redisStore(client) });
  expect((await applyOtt('order-1')).httpStatus).toBe(200);
  expect(pivot.counts().status).toBeUndefined();
  const evicting = await startProxy({ store: { ...redisStore(client), mayForget: true } }, pivot);
  pivot.script('status', NEVER_BEGUN);
  expect((await evicting.applyOtt('order-2')).httpStatus).toBe(200);
  expect(pivot.counts().status).toBe(1);
});

import { expect, test, vi } from 'vitest';
import { memoryStore, type QrisStore } from '../../src/server/index.ts';
import { NEVER_BEGUN, statusReply } from './pivotStandIn.ts';
import { startProxy } from './proxyKit.ts';

// Real servers, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const SECRET = 'token=link-';

function fail(): never {
  // As a Redis library does: the command that failed, and with it the value.
  throw Object.assign(new Error(`SET ${SECRET}`), { command: { args: [SECRET] } });
}

const never = (): Promise<never> => new Promise(() => {});

const STORES: Record<string, QrisStore> = {
  'throws at once': { get: fail, set: fail, delete: fail },
  rejects: { get: async () => fail(), set: async () => fail(), delete: async () => fail() },
  'never answers': { get: never, set: never, delete: never },
  'is read-only': { ...memoryStore(), set: async () => fail() },
  // What JavaScript without types may hand over.
  'answers rubbish': {
    get: async () => JSON.parse('{"a":1}'),
    set: async () => JSON.parse('"OK"'),
    delete: async () => {},
  },
};

test.each(Object.entries(STORES))(
  'works with a store that %s, and says so',
  async (_what, store) => {
    const { pivot, applyOtt, status, events } = await startProxy({ store });
    pivot.usually('status', NEVER_BEGUN);
    const replies = await Promise.all([applyOtt(), applyOtt(), applyOtt('order-2')]);
    pivot.usually('status', statusReply('03'));
    replies.push(await applyOtt(), await status());

    expect(replies.map(({ httpStatus }) => httpStatus)).toEqual([200, 200, 200, 200, 200]);
    expect(pivot.counts()).toMatchObject({ 'token-b2b': 1, 'token-b2b2c': 1, 'apply-ott': 2 });
    const failures = events.filter(({ type }) => type === 'store');
    expect(failures).toContainEqual({
      type: 'store',
      action: expect.stringMatching(/get|set/),
      problem: expect.stringMatching(/failed or gave no answer|something else/),
    });
    expect(JSON.stringify(events)).not.toContain(SECRET);
  },
);

test('texts in the store that are no JSON of ours count as nothing', async () => {
  const real = memoryStore();
  const store: QrisStore = {
    ...real,
    get: async (key) => {
      const value = await real.get(key);
      return value === undefined || key.endsWith(':lock') ? value : 'rubbish';
    },
  };
  const { applyOtt, pivot } = await startProxy({ store });
  pivot.usually('status', NEVER_BEGUN);
  expect((await applyOtt()).httpStatus).toBe(200);
  // That there is something under the reference still means: ask before another is handed out.
  pivot.usually('status', statusReply('03'));
  expect((await applyOtt()).body).toMatchObject({ responseCode: '4094901' });
});

test('a store that goes down later leaves what this process knows', async () => {
  const real = memoryStore();
  let isDown = false;
  const orFail = <T>(answer: () => Promise<T>): Promise<T> => (isDown ? fail() : answer());
  const { applyOtt, pivot } = await startProxy({
    store: {
      get: (key) => orFail(() => real.get(key)),
      set: (key, value, options) => orFail(() => real.set(key, value, options)),
      delete: (key) => orFail(() => real.delete(key)),
    },
  });
  const first = await applyOtt();
  isDown = true;
  expect((await applyOtt()).body).toEqual(first.body);
  expect(pivot.counts()['apply-ott']).toBe(1);
});

test('a store that is back is used again', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const real = memoryStore();
  const get = vi.fn((key: string) => real.get(key));
  get.mockRejectedValueOnce(new Error('down'));
  const { status } = await startProxy({ store: { ...real, get } });
  await status();
  expect(get).toHaveBeenCalledTimes(1);
  vi.setSystemTime(Date.now() + 5001);
  await status();
  expect(get.mock.calls.length).toBeGreaterThan(1);
  vi.useRealTimers();
});

import { expect, onTestFinished, test, vi } from 'vitest';
import { memoryStore, type QrisStore } from '../../src/server/index.ts';
import { NEVER_BEGUN, statusReply } from './pivotStandIn.ts';
import { lastingStore, startProxy, until } from './proxyKit.ts';

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
      detail: expect.stringMatching(/failed or gave no answer|something else/),
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

/** A store that a test takes down, as one of the instances sees it. */
function seenBy(store: QrisStore): { isDown: boolean; store: QrisStore } {
  const view = {
    isDown: false,
    store: {
      mayForget: store.mayForget,
      get: async (key: string) => (view.isDown ? fail() : store.get(key)),
      set: async (...args: Parameters<QrisStore['set']>) =>
        view.isDown ? fail() : store.set(...args),
      delete: async (key: string) => (view.isDown ? fail() : store.delete(key)),
    },
  };
  return view;
}

/** Two instances over one store that forgets nothing; the second one is called `other`. */
async function startTwo() {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_790_000_000_000 });
  onTestFinished(() => void vi.useRealTimers());
  const shared = lastingStore();
  const [view, otherView] = [seenBy(shared), seenBy(shared)];
  const kit = await startProxy({ store: view.store });
  const other = await startProxy({ store: otherView.store }, kit.pivot);
  return { ...kit, view, other, otherView, shared };
}

const pass = (ms: number): unknown => vi.setSystemTime(Date.now() + ms);
const REST_MS = 5001;
const PENDING = statusReply('03');

test('a payment that another instance began is asked about while the store is down', async () => {
  const { applyOtt, pivot, other, otherView } = await startTwo();
  await applyOtt();
  pivot.usually('status', PENDING);
  otherView.isDown = true;
  expect((await other.applyOtt()).body).toMatchObject({ responseCode: '4094901' });
});

test('what is known of a cancelled link is asked again while the store is down', async () => {
  const { applyOtt, status, pivot, view } = await startTwo();
  const first = await applyOtt();
  pivot.script('status', statusReply('05'));
  await status();
  view.isDown = true;
  // Another instance may have handed out a link meanwhile, which is being paid.
  pivot.usually('status', PENDING);
  expect((await applyOtt()).body).toEqual(first.body);
  expect(pivot.counts()).toMatchObject({ 'apply-ott': 1, status: 2 });
});

test('after one failed call, that there is no record says nothing for a week', async () => {
  const { applyOtt, pivot, view } = await startTwo();
  view.isDown = true;
  pivot.script('status', NEVER_BEGUN);
  expect((await applyOtt('order-1')).httpStatus).toBe(200);
  view.isDown = false;
  pass(REST_MS);
  pivot.usually('status', PENDING);
  expect((await applyOtt('order-2')).body).toMatchObject({ responseCode: '4094901' });
  pass(7 * 24 * 60 * 60_000);
  expect((await applyOtt('order-3')).httpStatus).toBe(200);
});

test('what was set while the store was down is written through when it is back', async () => {
  const { applyOtt, status, pivot, view, other } = await startTwo();
  view.isDown = true;
  pivot.script('status', NEVER_BEGUN);
  const first = await applyOtt();
  view.isDown = false;
  pass(REST_MS);
  // Any request of this instance finds the store back.
  await status('order-2');
  await until(async () => expect((await other.applyOtt()).body).toEqual(first.body));
  expect(pivot.counts()).toMatchObject({ 'apply-ott': 1, 'token-b2b': 1 });
});

test('it is written through also if nobody asks this instance', { timeout: 20_000 }, async () => {
  const view = seenBy(lastingStore());
  const { applyOtt, pivot } = await startProxy({ store: view.store });
  view.isDown = true;
  pivot.script('status', NEVER_BEGUN);
  await applyOtt();
  view.isDown = false;
  const other = await startProxy({ store: view.store }, pivot);
  const setThrough = vi.spyOn(view.store, 'set');
  const record = [
    expect.stringContaining('payment:"order-1"'),
    expect.any(String),
    expect.anything(),
  ];
  await until(() => expect(setThrough.mock.calls).toContainEqual(record));
  expect((await other.applyOtt()).httpStatus).toBe(200);
  expect(pivot.counts()['apply-ott']).toBe(1);
});

test('a link that another instance made later is not overwritten', async () => {
  const { applyOtt, status, pivot, view, other } = await startTwo();
  view.isDown = true;
  pivot.script('status', NEVER_BEGUN);
  const first = await applyOtt();
  pass(1000);
  const second = await other.applyOtt();
  expect(second.body).not.toEqual(first.body);
  view.isDown = false;
  pass(REST_MS);
  await status('order-2');
  expect((await applyOtt()).body).toEqual(second.body);
  expect((await other.applyOtt()).body).toEqual(second.body);
});

test('a record that could not be seen is replaced by the later one', async () => {
  const { applyOtt, status, pivot, other, otherView } = await startTwo();
  const first = await applyOtt();
  pass(1000);
  otherView.isDown = true;
  pivot.script('status', NEVER_BEGUN);
  const second = await other.applyOtt();
  expect(second.body).not.toEqual(first.body);
  otherView.isDown = false;
  pass(REST_MS);
  await other.applyOtt();
  await status('order-2');
  expect((await applyOtt()).body).toEqual(second.body);
});

test.each([
  ['null', null, 0],
  ['undefined', undefined, 0],
  ['what a client that parses makes of it', { askedAt: 1 }, 1],
  ['a number', 1, 1],
  ['false', false, 1],
])('a store that returns %s for a record', async (_what, value, faults) => {
  const { applyOtt, pivot, events } = await startProxy({
    store: { ...lastingStore(), get: async () => JSON.parse(JSON.stringify({ value })).value },
  });
  pivot.usually('status', NEVER_BEGUN);
  expect((await applyOtt()).httpStatus).toBe(200);
  const detail = 'answered something else than a store should';
  const reported = events.filter(({ type }) => type === 'store');
  expect(reported).toHaveLength(faults);
  for (const event of reported) expect(event).toEqual({ type: 'store', action: 'get', detail });
});

test('a store that did not set what it should is a fault of it', async () => {
  const { applyOtt, events } = await startProxy({
    store: {
      ...lastingStore(),
      set: async (_key, _value, { onlyIfAbsent }) => onlyIfAbsent === true,
    },
  });
  expect((await applyOtt()).httpStatus).toBe(200);
  expect(events).toContainEqual(expect.objectContaining({ type: 'store', action: 'set' }));
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

import { expect, test, vi } from 'vitest';
import { createPivot, type QrisStore } from '../../src/server/index.ts';
import { CREDENTIALS, NEVER_BEGUN } from './pivotStandIn.ts';
import { paymentFor, lastingStore, readReply, SHOP, startProxy, until } from './proxyKit.ts';

// Real servers, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const never = (): Promise<never> => new Promise(() => {});
/** What Node demands of a body that is a stream; the DOM's types do not know it. */
const STREAMED = { duplex: 'half' };
/** What a busy machine adds to a time limit. */
const SLACK_MS = 1500;

async function timed<T>(work: Promise<T>): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now();
  const value = await work;
  return { value, ms: performance.now() - startedAt };
}

/** A `fetch` whose first calls of a kind never settle, as in a process that died or a request that was dropped. */
function fetchThatHangs(path: string, times = Infinity): typeof fetch {
  let hung = 0;
  return async (url, init) =>
    new Request(url).url.endsWith(path) && (hung += 1) <= times ? never() : fetch(url, init);
}

test('50 who ask for one status while Pivot is busy make one flow of attempts', async () => {
  const { pivot, status } = await startProxy();
  pivot.usually('status', {
    status: 429,
    headers: { 'Retry-After': '1' },
    body: { responseCode: '4295500', responseMessage: 'Too Many Requests' },
  });
  const replies = await Promise.all(Array.from({ length: 50 }, () => status()));
  expect(new Set(replies.map(({ body }) => body['responseCode']))).toEqual(new Set(['4295500']));
  expect(pivot.counts().status).toBe(3);

  // What is done is shared no more; nor are other payments.
  pivot.usually('status', {});
  await status();
  await Promise.all([status('order-2'), status('order-3')]);
  expect(pivot.counts().status).toBe(6);
});

test('customers with wallets of their own do not share an inquiry', async () => {
  let count = 0;
  const { pivot, status } = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      customer: { bindingId: `binding-${(count += 1)}` },
    }),
  });
  await Promise.all([status(), status()]);
  expect(pivot.counts().status).toBe(2);
});

test.each(['apply-ott', 'status'] as const)(
  'an instance that died while it fetched a token does not stop others (%s)',
  async (operation) => {
    const store = lastingStore();
    const timeoutMs = 4000;
    const dead = await startProxy({ store, timeoutMs, fetch: fetchThatHangs('/b2b', 1) });
    void dead.status('order-0');
    await until(async () => expect(await store.get(lockOf('b2b', dead))).toBeDefined());

    const other = await startProxy({ store, timeoutMs }, dead.pivot);
    const asked = operation === 'status' ? other.status() : other.applyOtt();
    const { value, ms } = await timed(asked);
    expect(value.httpStatus).toBe(200);
    expect(ms).toBeLessThan(timeoutMs + SLACK_MS);
  },
);

function lockOf(token: string, { pivot }: Awaited<ReturnType<typeof startProxy>>): string {
  const { host } = new URL(pivot.apiBaseUrl);
  return `pivot-qris:${CREDENTIALS.clientId}@${host}:${token}:lock`;
}

test('a request that was dropped while it fetched a token does not stop the next ones', async () => {
  const timeoutMs = 2000;
  const { status, applyOtt, pivot } = await startProxy({
    timeoutMs,
    fetch: fetchThatHangs('/b2b', 1),
  });
  const dropped = timed(status('order-0'));
  const { value, ms } = await timed(applyOtt());
  expect(value.httpStatus).toBe(200);
  expect(ms).toBeLessThan(timeoutMs + SLACK_MS);
  expect((await dropped).ms).toBeLessThan(timeoutMs + SLACK_MS);
  expect(pivot.counts()).toMatchObject({ 'token-b2b': 1, 'apply-ott': 1 });
});

test('a request that was dropped while it made a link leaves the next ones an answer', async () => {
  const timeoutMs = 1000;
  const { applyOtt, pivot } = await startProxy({
    timeoutMs,
    fetch: fetchThatHangs('/apply-ott', 1),
  });
  const replies = await Promise.all([timed(applyOtt()), timed(applyOtt()), timed(applyOtt())]);
  for (const { value, ms } of replies) {
    expect(value.body).toMatchObject({ responseCode: '5044900' });
    expect(ms).toBeLessThan(timeoutMs + SLACK_MS);
  }
  pivot.usually('status', NEVER_BEGUN);
  // Its lock has to end first.
  await until(async () => expect((await applyOtt()).httpStatus).toBe(200));
});

test.each<[string, Partial<Parameters<typeof startProxy>[0]>, string]>([
  ['resolvePayment', { resolvePayment: never }, '5045500'],
  ['a fetch that cannot be stopped', { fetch: fetchThatHangs('/status') }, '5045500'],
  ['a token call', { fetch: fetchThatHangs('/b2b2c') }, '5035500'],
  [
    'customer.renew',
    {
      resolvePayment: ({ partnerReferenceNo }) => ({
        ...paymentFor(partnerReferenceNo),
        customer: { accessToken: 'kept', renew: never },
      }),
    },
    '5035500',
  ],
])('no request takes longer than timeoutMs: %s', async (what, options, responseCode) => {
  const timeoutMs = 500;
  const { status, pivot } = await startProxy({ ...options, timeoutMs });
  if (what === 'customer.renew') {
    pivot.script('status', { status: 401, body: { responseCode: '4015502' } });
  }
  const { value, ms } = await timed(status());
  expect(value.body).toMatchObject({ responseCode });
  expect(ms).toBeLessThan(timeoutMs + SLACK_MS);
});

test('nor does one whose body never arrives', async () => {
  const timeoutMs = 500;
  const { proxy } = await startProxy({ timeoutMs });
  const request = new Request(`${SHOP}/api/qris/apply-ott`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) }),
    ...STREAMED,
  });
  const { value, ms } = await timed(proxy(request));
  expect((await readReply(value)).body).toMatchObject({ responseCode: '5044900' });
  expect(ms).toBeLessThan(timeoutMs + SLACK_MS);
});

test('the time of resolvePayment counts', async () => {
  const timeoutMs = 1000;
  const { applyOtt, pivot } = await startProxy({
    timeoutMs,
    resolvePayment: async ({ partnerReferenceNo }) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return paymentFor(partnerReferenceNo);
    },
  });
  pivot.script('apply-ott', { instead: 'hang' });
  const { value, ms } = await timed(applyOtt());
  expect(value.body).toMatchObject({ responseCode: '5044900' });
  // As much again for Pivot would be 1,700.
  expect(ms).toBeLessThan(timeoutMs + 600);
});

test("the merchant's own inquiry has the same limit", async () => {
  const { pivot } = await startProxy();
  const { getPaymentStatus } = createPivot({
    environment: { apiBaseUrl: pivot.apiBaseUrl },
    ...CREDENTIALS,
    timeoutMs: 500,
    fetch: fetchThatHangs('/status'),
  });
  const { value, ms } = await timed(
    getPaymentStatus(paymentFor('order-1')).catch((error: unknown) => error),
  );
  expect(value).toMatchObject({ responseCode: '50400' });
  expect(ms).toBeLessThan(500 + SLACK_MS);
});

test('who waits for a link looks into the store, and finds what another request left there', async () => {
  const real = lastingStore();
  let links = 0;
  // The request that makes the link is dropped as soon as the link is in the store.
  const store: QrisStore = {
    ...real,
    set: async (key, value, options) => {
      const wasSet = await real.set(key, value, options);
      return value.includes('"link":') && (links += 1) === 1 ? never() : wasSet;
    },
  };
  const { applyOtt, pivot } = await startProxy({ store, timeoutMs: 10_000 });
  const [dropped, next] = await Promise.all([applyOtt(), timed(applyOtt())]);
  expect(next.value.httpStatus).toBe(200);
  expect(dropped.body).toEqual(next.value.body);
  expect(next.ms).toBeLessThan(5000);
  expect(pivot.counts()['apply-ott']).toBe(1);
});

test('the calls of one request renew a token of the merchant once', async () => {
  const renew = vi.fn(() => 'kept-2');
  const { pivot, applyOtt } = await startProxy({
    store: undefined,
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      customer: { accessToken: 'kept-1', renew },
    }),
  });
  pivot.script('status', { status: 401, body: { responseCode: '4015502' } }, NEVER_BEGUN);
  pivot.script('apply-ott', { status: 401, body: { responseCode: '4014902' } });
  expect((await applyOtt()).httpStatus).toBe(200);
  expect(renew).toHaveBeenCalledTimes(1);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPivot } from '../../src/server/index.ts';
import { CREDENTIALS, inMinutes, NEVER_BEGUN, statusReply } from './pivotStandIn.ts';
import {
  applyOttBody,
  browserRequest,
  paymentFor,
  lastingStore,
  SHOP,
  startProxy,
  until,
  type Reply,
} from './proxyKit.ts';

// Real servers, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;

function urlOf({ body }: Reply): unknown {
  return body['additionalInfo'];
}

test('1,000 requests at once for one reference get one link', async () => {
  const { pivot, applyOtt } = await startProxy();
  const replies = await Promise.all(Array.from({ length: 1000 }, () => applyOtt()));
  expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
  expect(replies.every(({ httpStatus }) => httpStatus === 200)).toBe(true);
  expect(pivot.counts()).toEqual({ 'token-b2b': 1, 'token-b2b2c': 1, 'apply-ott': 1 });
});

test('the same link is handed out until it ends; then the status is asked before another', async () => {
  const { pivot, applyOtt } = await startProxy();
  const first = await applyOtt();
  vi.setSystemTime(Date.now() + 14 * MINUTE);
  expect(urlOf(await applyOtt())).toEqual(urlOf(first));
  expect(pivot.counts().status).toBeUndefined();

  vi.setSystemTime(Date.now() + 2 * MINUTE);
  pivot.script('status', statusReply('07'));
  const second = await applyOtt();
  expect(second.httpStatus).toBe(200);
  expect(urlOf(second)).not.toEqual(urlOf(first));
  expect(pivot.counts()).toMatchObject({ status: 1, 'apply-ott': 2 });
});

test('other references have links of their own', async () => {
  const { pivot, applyOtt } = await startProxy();
  const urls = new Set<string>();
  for (const reference of ['a', 'b', 'A', 'a ', 'a","b', '"a"', 'a\u0301', '\u00e1']) {
    urls.add(JSON.stringify(urlOf(await applyOtt(reference))));
  }
  expect(urls.size).toBe(8);
  expect(pivot.counts()['apply-ott']).toBe(8);
});

/** What Pivot says of the earlier payment -> what a further request for a link gets. */
test.each([
  ['00', '4094901'],
  ['01', '2004900'],
  ['02', '4094901'],
  ['03', '4094901'],
  ['04', '4094901'],
  ['05', '2004900'],
  ['06', '2004900'],
  ['07', '2004900'],
  ['99', '4094901'],
])('after a time-out, status %s means %s', async (latestTransactionStatus, responseCode) => {
  const { pivot, applyOtt } = await startProxy();
  pivot.script('apply-ott', { status: 504, body: '' });
  expect((await applyOtt()).httpStatus).toBe(504);

  pivot.script('status', statusReply(latestTransactionStatus));
  expect((await applyOtt()).body).toMatchObject({ responseCode });
  const made = responseCode === '2004900' ? 2 : 1;
  expect(pivot.counts()).toMatchObject({ status: 1, 'apply-ott': made });
});

test('after a time-out, 404ss01 means that nothing was made', async () => {
  const { pivot, applyOtt } = await startProxy();
  pivot.script('apply-ott', { status: 504, body: '' });
  await applyOtt();
  pivot.script('status', NEVER_BEGUN);
  expect((await applyOtt()).httpStatus).toBe(200);
});

test('while the status cannot be had, no other link is made', async () => {
  const { pivot, applyOtt } = await startProxy();
  pivot.script('apply-ott', { status: 504, body: '' });
  await applyOtt();
  pivot.script('status', { status: 504, body: '' }, { body: '<html>' });
  expect((await applyOtt()).body).toMatchObject({ responseCode: '5045500' });
  expect((await applyOtt()).body).toMatchObject({ responseCode: '5005502' });
  expect(pivot.counts()['apply-ott']).toBe(1);
});

test.each(['05', '06'])(
  'a link whose payment failed (%s) makes room for another, if Pivot still says so',
  async (latestTransactionStatus) => {
    const { pivot, applyOtt, status } = await startProxy();
    const first = await applyOtt();
    pivot.usually('status', statusReply(latestTransactionStatus));
    await status();
    const second = await applyOtt();
    expect(second.httpStatus).toBe(200);
    expect(urlOf(second)).not.toEqual(urlOf(first));
    expect(pivot.counts().status).toBe(2);
  },
);

test.each(['00', '04'])(
  'a link whose payment was made (%s) is not handed out again',
  async (latestTransactionStatus) => {
    const { pivot, applyOtt, status, events } = await startProxy();
    await applyOtt();
    pivot.script('status', statusReply(latestTransactionStatus));
    await status();
    const second = await applyOtt();
    expect(second.body).toEqual({
      responseCode: '4094901',
      responseMessage: 'Duplicate partnerReferenceNo: this payment was made',
    });
    expect(second.headers.get('retry-after')).toBeNull();
    expect(events.find(({ type }) => type === 'link-refused')).toEqual({
      type: 'link-refused',
      partnerReferenceNo: 'order-1',
      reason: 'paid',
    });
    expect(pivot.counts()).toMatchObject({ status: 1, 'apply-ott': 1 });
  },
);

test('a status that is not final leaves the link alone', async () => {
  const { pivot, applyOtt, status } = await startProxy();
  const first = await applyOtt();
  vi.setSystemTime(Date.now() + 1000);
  for (const code of ['01', '02', '03', '07', '99']) {
    pivot.script('status', statusReply(code));
    await status();
    expect(urlOf(await applyOtt()), code).toEqual(urlOf(first));
  }
});

test('a refusal does not make forget that there was a link before', async () => {
  const { pivot, applyOtt } = await startProxy();
  await applyOtt();
  vi.setSystemTime(Date.now() + 20 * MINUTE);
  pivot.script('status', statusReply('07'), statusReply('00'));
  pivot.script('apply-ott', {
    status: 403,
    body: { responseCode: '4034914', responseMessage: 'Insufficient Funds' },
  });
  expect((await applyOtt()).httpStatus).toBe(403);
  expect((await applyOtt()).body).toMatchObject({ responseCode: '4094901' });
});

test('nor does a refusal after an attempt whose outcome is unknown', async () => {
  const { pivot, applyOtt } = await startProxy();
  const headers = { 'Retry-After': '0' };
  pivot.script(
    'apply-ott',
    { status: 502, body: '', headers },
    { status: 403, body: { responseCode: '4034914', responseMessage: 'Insufficient Funds' } },
  );
  expect((await applyOtt()).httpStatus).toBe(403);
  pivot.script('status', statusReply('00'));
  expect((await applyOtt()).body).toMatchObject({ responseCode: '4094901' });
});

test('nor does a token service that goes down after such an attempt', async () => {
  const { pivot, applyOtt } = await startProxy();
  pivot.script(
    'apply-ott',
    { status: 502, body: '', headers: { 'Retry-After': '0' } },
    { status: 401, body: { responseCode: '4014901', responseMessage: 'Invalid Token (B2B)' } },
  );
  pivot.script('token-b2b', {}, { status: 500, body: '' });
  expect((await applyOtt()).body).toMatchObject({ responseCode: '5037300' });
  pivot.script('status', statusReply('00'));
  expect((await applyOtt()).body).toMatchObject({ responseCode: '4094901' });
});

test('a link that ended before it arrived is not handed out again', async () => {
  const { pivot, applyOtt } = await startProxy();
  pivot.script('apply-ott', {
    body: {
      responseCode: '2004900',
      additionalInfo: { paymentUrl: 'https://wallet.example/?token=x', urlExpiry: inMinutes(-1) },
    },
  });
  pivot.script('status', statusReply('07'));
  const first = await applyOtt();
  expect(first.httpStatus).toBe(200);
  expect(urlOf(await applyOtt())).not.toEqual(urlOf(first));
});

test('a process that died while it asked leaves word: the next one asks for the status', async () => {
  const store = lastingStore();
  const { pivot, applyOtt } = await startProxy({ store, timeoutMs: 60_000 });
  pivot.script('apply-ott', { instead: 'hang' });
  void applyOtt();
  await until(() => expect(pivot.counts()['apply-ott']).toBe(1));

  // Another instance, when the lock of the dead one has ended.
  vi.setSystemTime(Date.now() + 2 * MINUTE);
  const other = createPivot({
    environment: { apiBaseUrl: pivot.apiBaseUrl },
    ...CREDENTIALS,
    store,
  }).proxy({
    resolvePayment: ({ partnerReferenceNo }) => paymentFor(partnerReferenceNo),
    returnOrigins: [SHOP],
  });
  pivot.script('status', statusReply('07'));
  const response = await other(browserRequest('apply-ott', applyOttBody('order-1')));
  expect(response.status).toBe(200);
  expect(pivot.counts()).toMatchObject({ status: 1, 'apply-ott': 2 });
});

test('a customer who goes away does not cancel what Pivot was asked', async () => {
  const { pivot, proxy, applyOtt } = await startProxy();
  const customerLeft = new EventTarget();
  const after = new Promise((resolve) => customerLeft.addEventListener('left', resolve));
  pivot.script('apply-ott', { after });
  const leaving = new AbortController();
  const request = new Request(browserRequest('apply-ott', applyOttBody('order-1')), {
    signal: leaving.signal,
  });
  const first = proxy(request);
  await until(() => expect(pivot.counts()['apply-ott']).toBe(1));
  leaving.abort();
  customerLeft.dispatchEvent(new Event('left'));
  expect((await first).status).toBe(200);
  await applyOtt();
  expect(pivot.counts()['apply-ott']).toBe(1);
});

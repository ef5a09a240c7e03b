import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStore, type ResolvedPayment } from '../../src/server/index.ts';
import { NEVER_BEGUN, type Script, statusReply } from './pivotStandIn.ts';
import { paymentFor, lastingStore, SHOP, startProxy, until, type Reply } from './proxyKit.ts';

// Real servers, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_790_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const pass = (ms: number): unknown => vi.setSystemTime(Date.now() + ms);
const DUPLICATE = { responseCode: '4094901' };

/** What a customer was shown, if it pays. */
function linkIn({ body }: Reply): unknown {
  return body['additionalInfo'];
}

describe('a store that may have forgotten', () => {
  test.each([
    ['initiated', '01', 200],
    ['paying', '02', 409],
    ['pending', '03', 409],
    ['paid', '00', 409],
    ['refunded', '04', 409],
    ['cancelled', '05', 200],
    ['failed', '06', 200],
    ['a code that nobody knows', '42', 409],
  ])('after a restart, %s decides about the first link', async (_what, code, httpStatus) => {
    const before = await startProxy({ store: undefined });
    before.pivot.script('status', NEVER_BEGUN);
    expect((await before.applyOtt()).httpStatus).toBe(200);

    const { pivot, applyOtt, events } = await startProxy({ store: undefined }, before.pivot);
    pivot.usually('status', statusReply(code));
    const reply = await applyOtt();
    expect(reply.httpStatus).toBe(httpStatus);
    expect(linkIn(reply) !== undefined).toBe(httpStatus === 200);
    expect(JSON.stringify(events)).not.toContain('token=');
    // A refused link is not found in the memory either.
    expect((await applyOtt()).httpStatus).toBe(httpStatus);
  });

  test.each<[string, Script, string]>([
    ['404ss01', NEVER_BEGUN, '2004900'],
    ['another case of 404', { status: 404, body: { responseCode: '4045516' } }, '2004900'],
    ['403ss00', { status: 403, body: { responseCode: '4035500' } }, '2004900'],
    ['07', statusReply('07'), '2004900'],
    ['a gateway that does not know the path', { status: 404, body: '<html>' }, '4045502'],
    ['404 of another service', { status: 404, body: { responseCode: '4047401' } }, '4047401'],
    ['a gateway that forbids it', { status: 403, body: '<html>' }, '4035501'],
    ['another refusal', { status: 403, body: { responseCode: '4035505' } }, '4035505'],
    ['no answer', { status: 504, body: '' }, '5045500'],
    ['nothing of use', { body: '<html>' }, '5005502'],
    ['the merchant refused', { status: 401, body: { responseCode: '4015500' } }, '5004900'],
  ])('goes by what Pivot says of an unknown payment: %s', async (_what, answer, responseCode) => {
    const { pivot, applyOtt, events } = await startProxy({ store: undefined });
    pivot.script('status', answer);
    const reply = await applyOtt();
    expect(reply.body).toMatchObject({ responseCode });
    const refusals = events.filter(({ type }) => type === 'link-refused');
    expect(refusals).toEqual(
      responseCode === '2004900'
        ? []
        : [
            {
              type: 'link-refused',
              partnerReferenceNo: 'order-1',
              reason: 'status-unknown',
              responseCode: Object(answer.body)['responseCode'] ?? responseCode,
            },
          ],
    );
  });

  test('costs a new order no time: Pivot is asked both at once', async () => {
    const { pivot, applyOtt } = await startProxy({ store: undefined });
    const both = new Promise<void>((resolve) => {
      void vi
        .waitFor(() => expect(pivot.counts()).toMatchObject({ 'apply-ott': 1, status: 1 }))
        .then(resolve);
    });
    pivot.script('apply-ott', { after: both });
    pivot.script('status', { ...NEVER_BEGUN, after: both });
    expect((await applyOtt()).httpStatus).toBe(200);
  });

  test('asks once: the link is known from then on', async () => {
    const { pivot, applyOtt } = await startProxy({ store: undefined });
    pivot.script('status', NEVER_BEGUN);
    const replies = await Promise.all([applyOtt(), applyOtt(), applyOtt()]);
    replies.push(await applyOtt());
    expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
    expect(pivot.counts()).toMatchObject({ 'apply-ott': 1, status: 1 });
  });

  test('that is full asks about what had to make room', async () => {
    const store = memoryStore();
    const { pivot, applyOtt } = await startProxy({ store });
    pivot.script('status', NEVER_BEGUN);
    await applyOtt();
    for (let count = 0; count < 50_000; count += 1) {
      await store.set(`other-${count}`, 'value', { ttlMs: HOUR });
    }
    const other = await startProxy({ store }, pivot);
    pivot.script('status', statusReply('03'));
    expect((await other.applyOtt()).body).toMatchObject(DUPLICATE);
  });

  test('and has: who made the link still hands it out', async () => {
    let real = memoryStore();
    const { pivot, applyOtt } = await startProxy({
      store: {
        get: (key) => real.get(key),
        set: (key, value, options) => real.set(key, value, options),
        delete: (key) => real.delete(key),
      },
    });
    pivot.usually('status', NEVER_BEGUN);
    const first = await applyOtt();
    real = memoryStore();
    expect((await applyOtt()).body).toEqual(first.body);
    expect(pivot.counts()['apply-ott']).toBe(1);
  });

  test('what was paid is remembered, whatever comes to nothing later', async () => {
    const { pivot, applyOtt } = await startProxy({ store: undefined });
    pivot.script('status', statusReply('00'), statusReply('06'));
    expect((await applyOtt()).body).toMatchObject(DUPLICATE);
    expect((await applyOtt()).body).toMatchObject(DUPLICATE);
  });

  test("a merchant's own store counts as one, unless it says otherwise", async () => {
    const forgetful = await startProxy({ store: { ...memoryStore(), mayForget: undefined } });
    forgetful.pivot.script('status', statusReply('03'));
    expect((await forgetful.applyOtt()).body).toMatchObject(DUPLICATE);

    const lasting = await startProxy({ store: { ...memoryStore(), mayForget: false } });
    expect((await lasting.applyOtt()).httpStatus).toBe(200);
    expect(lasting.pivot.counts().status).toBeUndefined();
  });
});

test.each([
  ['this process', () => undefined],
  ['a lasting store', lastingStore],
])('%s remembers a payment for a week', async (_what, create) => {
  const { pivot, applyOtt } = await startProxy({ store: create() });
  pivot.usually('status', NEVER_BEGUN);
  await applyOtt();
  pivot.usually('status', statusReply('03'));
  for (const hours of [25, 7 * 24 - 26]) {
    pass(hours * HOUR);
    expect((await applyOtt()).body).toMatchObject(DUPLICATE);
  }
});

describe('a second link after a first one that was cancelled', () => {
  const NUMBER = 'AbC-_123';
  const REDIRECT = { redirectUrl: `${SHOP}/return?a=1&qris=${NUMBER}*order-1` };

  /** The first link was cancelled, and the second one lives. */
  async function startSecond(cancelled: Script, more: object = REDIRECT) {
    const kit = await startProxy();
    await kit.applyOtt();
    kit.pivot.usually('status', cancelled);
    pass(1000);
    await kit.status();
    const second = await kit.applyOtt('order-1', more);
    expect(second.httpStatus).toBe(200);
    pass(1000);
    return { ...kit, second };
  }

  test('is handed out again while Pivot still reports the first one', async () => {
    const { applyOtt, status, second, pivot } = await startSecond(statusReply('05'));
    for (let asked = 0; asked < 3; asked += 1) {
      await status();
      expect((await applyOtt()).body).toEqual(second.body);
    }
    expect(pivot.counts()['apply-ott']).toBe(2);
  });

  test.each<[string, Script, Script]>([
    ['in status', statusReply('05'), statusReply('06')],
    [
      "in Pivot's number",
      statusReply('05', { originalReferenceNo: 'A' }),
      statusReply('05', { originalReferenceNo: 'B' }),
    ],
    [
      'in the time',
      statusReply('05', { paidTime: '2026-09-01T10:00:00+07:00' }),
      statusReply('05', { paidTime: '2026-09-01T10:05:00+07:00' }),
    ],
  ])('makes room for a third one if its cancellation differs %s', async (_what, first, next) => {
    const { applyOtt, status, second, pivot } = await startSecond(first);
    pivot.usually('status', next);
    await status();
    const third = await applyOtt();
    expect(third.httpStatus).toBe(200);
    expect(linkIn(third)).not.toEqual(linkIn(second));
  });

  test('makes room for a third one if the customer came back through its own URL', async () => {
    const { applyOtt, status, second, pivot } = await startSecond(statusReply('05'));
    await status('order-1', { returnedFrom: 'another1' });
    expect((await applyOtt()).body).toEqual(second.body);
    await status('order-1', { returnedFrom: NUMBER });
    // Whoever asks without the number takes nothing back.
    await status();
    expect(linkIn(await applyOtt())).not.toEqual(linkIn(second));
    expect(
      pivot.received.filter(({ operation }) => operation === 'status').map(({ body }) => body),
    ).toEqual(
      Array.from({ length: 6 }, () => ({
        originalPartnerReferenceNo: 'order-1',
        serviceCode: '54',
      })),
    );
  });

  test.each([
    ['a number that is too long', { returnedFrom: `${NUMBER}x` }],
    ['a number that is no string', { returnedFrom: 12_345_678 }],
    ['no object', NUMBER],
  ])('does not for %s', async (_what, additionalInfo) => {
    const { applyOtt, status, second } = await startSecond(statusReply('05'));
    await status('order-1', Object(additionalInfo));
    expect((await applyOtt()).body).toEqual(second.body);
  });

  test.each([
    ['a bare reference', `${SHOP}/return?qris=order-1`],
    ['no parameter', `${SHOP}/return`],
  ])('does not if its URL has %s', async (_what, redirectUrl) => {
    const { applyOtt, status, second } = await startSecond(statusReply('05'), { redirectUrl });
    await status('order-1', { returnedFrom: 'order-1x' });
    expect((await applyOtt()).body).toEqual(second.body);
  });

  test('makes no room any more if a payment of it is under way', async () => {
    const { applyOtt, status, second, pivot } = await startSecond(statusReply('05'));
    pivot.usually('status', statusReply('06'));
    await status();
    pivot.usually('status', statusReply('03'));
    await status();
    expect((await applyOtt()).body).toEqual(second.body);
  });

  test('nor if the payment was made after all', async () => {
    const { applyOtt, status, pivot } = await startSecond(statusReply('05'));
    pivot.usually('status', statusReply('00'));
    await status();
    pivot.usually('status', statusReply('06'));
    await status();
    expect((await applyOtt()).body).toMatchObject(DUPLICATE);
    expect(pivot.counts()['apply-ott']).toBe(2);
  });
});

/** A proxy whose requests are about the customer and the wallet that a test sets. */
async function startShared(
  customer: { customerId: string } & Partial<Pick<ResolvedPayment, 'customer'>>,
) {
  const kit = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      ...customer,
    }),
  });
  return { ...kit, customer };
}

test('a living link is nobody else’s, and nobody else gets another', async () => {
  const { applyOtt, customer, pivot, events } = await startShared({ customerId: 'guest-1' });
  const first = await applyOtt();
  customer.customerId = 'user-45';
  const second = await applyOtt();
  expect(second.body).toMatchObject(DUPLICATE);
  expect(second.headers.get('retry-after')).toBe('960');
  expect(JSON.stringify(second.body)).not.toContain('token=');
  expect(events).toContainEqual({
    type: 'link-refused',
    partnerReferenceNo: 'order-1',
    reason: 'other-customer',
  });
  customer.customerId = 'guest-1';
  expect((await applyOtt()).body).toEqual(first.body);
  expect(pivot.counts()['apply-ott']).toBe(1);
});

test('two customers at the same time: one of them gets the link', async () => {
  let count = 0;
  const { applyOtt, pivot } = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      customerId: `customer-${(count += 1)}`,
    }),
  });
  const replies = await Promise.all([applyOtt(), applyOtt(), applyOtt()]);
  expect(replies.filter(({ httpStatus }) => httpStatus === 200)).toHaveLength(1);
  expect(pivot.counts()['apply-ott']).toBe(1);
});

describe('a wallet that was linked anew', () => {
  const WALLETS: [string, ResolvedPayment['customer'], ResolvedPayment['customer']][] = [
    ['by its binding', { bindingId: 'first' }, { bindingId: 'second' }],
    [
      "by the merchant's name of it",
      { accessToken: 'kept-1', walletId: 'first' },
      { accessToken: 'kept-2', walletId: 'second' },
    ],
  ];

  test.each(WALLETS)('is known %s, and knows nothing of the earlier one', async (_what, a, b) => {
    const customer = { customerId: 'c', customer: a };
    const { applyOtt, status, pivot, events } = await startShared(customer);
    await applyOtt();
    customer.customer = b;
    pivot.usually('status', NEVER_BEGUN);
    pass(HOUR);
    expect((await applyOtt()).body).toMatchObject(DUPLICATE);
    expect(events).toContainEqual({
      type: 'link-refused',
      partnerReferenceNo: 'order-1',
      reason: 'wallet-changed',
    });
    // Nor does a status that another wallet is told.
    pivot.usually('status', statusReply('05'));
    await status();
    expect((await applyOtt()).body).toMatchObject(DUPLICATE);
    expect(pivot.counts()['apply-ott']).toBe(1);

    customer.customer = a;
    expect((await applyOtt()).httpStatus).toBe(200);
  });

  test('a refresh token that was renewed is no other wallet', async () => {
    const customer = { customerId: 'c', customer: { bindingId: 'b', refreshToken: 'one' } };
    const { applyOtt, pivot } = await startShared(customer);
    await applyOtt();
    customer.customer = { bindingId: 'b', refreshToken: 'two' };
    pivot.usually('status', NEVER_BEGUN);
    pass(HOUR);
    expect((await applyOtt()).httpStatus).toBe(200);
  });

  test('another customer with tokens of the merchant has another wallet', async () => {
    const customer = { customerId: 'a', customer: { accessToken: 'kept-a' } };
    const { applyOtt, pivot } = await startShared(customer);
    await applyOtt();
    Object.assign(customer, { customerId: 'b', customer: { accessToken: 'kept-b' } });
    pivot.usually('status', NEVER_BEGUN);
    pass(HOUR);
    expect((await applyOtt()).body).toMatchObject(DUPLICATE);
  });
});

test('a late request deletes no record but its own', async () => {
  const store = lastingStore();
  const late = await startProxy({ store, timeoutMs: 20_000 });
  const { pivot } = late;
  let tokenServiceFails: () => void = () => {};
  const after = new Promise<void>((resolve) => {
    tokenServiceFails = resolve;
  });
  pivot.script('apply-ott', {
    status: 401,
    body: { responseCode: '4014901', responseMessage: 'Invalid Token (B2B)' },
  });
  pivot.script('token-b2b', {}, { status: 500, body: '', after });
  const first = late.applyOtt();
  await until(() => expect(pivot.counts()['token-b2b']).toBe(2));

  // Its lock has ended when another instance makes a link.
  pass(MINUTE);
  const other = await startProxy({ store }, pivot);
  pivot.script('status', NEVER_BEGUN);
  const second = await other.applyOtt();
  expect(second.httpStatus).toBe(200);

  tokenServiceFails();
  expect((await first).httpStatus).toBe(503);
  expect((await other.applyOtt()).body).toEqual(second.body);
});

test('a late link is not handed out beside another', async () => {
  const store = lastingStore();
  const late = await startProxy({ store, timeoutMs: 20_000 });
  const { pivot } = late;
  let pivotAnswers: () => void = () => {};
  const after = new Promise<void>((resolve) => {
    pivotAnswers = resolve;
  });
  pivot.script('apply-ott', { after });
  const first = late.applyOtt();
  await until(() => expect(pivot.counts()['apply-ott']).toBe(1));

  pass(MINUTE);
  const other = await startProxy({ store }, pivot);
  pivot.script('status', NEVER_BEGUN);
  const second = await other.applyOtt();

  pivotAnswers();
  expect((await first).body).toEqual(second.body);
  expect(pivot.counts()['apply-ott']).toBe(2);
});

test('a final status that is told of an earlier link does not touch the latest one', async () => {
  const { pivot, applyOtt, status } = await startProxy();
  await applyOtt();
  pass(1000);
  pivot.script('status', statusReply('05'));
  await status();
  let pivotAnswers: () => void = () => {};
  const after = new Promise<void>((resolve) => {
    pivotAnswers = resolve;
  });
  // Asked of the first link, and answered when the second one is there.
  pivot.script('status', { ...statusReply('06'), after });
  const slow = status();
  await until(() => expect(pivot.counts().status).toBe(2));
  const second = await applyOtt();
  pivotAnswers();
  await slow;
  expect((await applyOtt()).body).toEqual(second.body);
});

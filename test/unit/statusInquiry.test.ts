import { expect, onTestFinished, test } from 'vitest';
import { createPivot, memoryStore, type Pivot, SnapError } from '../../src/server/index.ts';
import { CREDENTIALS } from './pivotStandIn.ts';
import { paymentFor, startProxy, type ProxyKit } from './proxyKit.ts';

async function start(): Promise<{ kit: ProxyKit; ask: Pivot['getPaymentStatus'] }> {
  const store = memoryStore();
  const kit = await startProxy({ store });
  const environment = { apiBaseUrl: kit.pivot.apiBaseUrl };
  return { kit, ask: createPivot({ environment, ...CREDENTIALS, store }).getPaymentStatus };
}

test.each([
  ['00', 'paid'],
  ['01', 'pending'],
  ['03', 'pending'],
  ['04', 'refunded'],
  ['05', 'cancelled'],
  ['06', 'failed'],
  ['07', 'not-found'],
  ['99', 'pending'],
])('status %s is %s', async (latestTransactionStatus, outcome) => {
  const { kit, ask } = await start();
  kit.pivot.script('status', { body: { responseCode: '2005500', latestTransactionStatus } });
  expect(await ask(paymentFor('order-1'))).toMatchObject({
    outcome,
    amount: undefined,
    status: { latestTransactionStatus },
  });
  expect(kit.pivot.faults).toEqual([]);
});

const paidTime = '2025-11-25T16:20:00+07:00';

test.each([
  ['its amount', '36000', 'paid', paidTime],
  ['a rupiah', '1.00', 'mismatch', paidTime],
])('an order of Rp36.000 that was paid with %s', async (_what, value, outcome, time) => {
  const { kit, ask } = await start();
  const transAmount = { value, currency: 'IDR' };
  const status = { responseCode: '2005500', latestTransactionStatus: '00', transAmount, paidTime };
  kit.pivot.script('status', { body: status });
  const amount = { value: '36000.00', currency: 'IDR' };
  expect(await ask({ ...paymentFor('order-1'), amount })).toEqual({
    outcome,
    amount: transAmount,
    paidTime: time,
    status: { ...status, responseMessage: '' },
  });
});

test("a cancelled payment has no paidTime, as in Pivot's example, which has one", async () => {
  const { kit, ask } = await start();
  kit.pivot.script('status', {
    body: { responseCode: '2005500', latestTransactionStatus: '05', paidTime },
  });
  expect(await ask(paymentFor('order-1'))).not.toHaveProperty('paidTime');
});

test('shares tokens and links with the proxy', async () => {
  const { kit, ask } = await start();
  const first = await kit.applyOtt();
  // A link made in the same millisecond as the question is not the one it was about.
  await expect.poll(() => Date.now()).toBeGreaterThan(Date.now());
  kit.pivot.script('status', {
    body: { responseCode: '2005500', latestTransactionStatus: '06' },
  });
  expect(await ask(paymentFor('order-1'))).toMatchObject({ outcome: 'failed' });
  expect(kit.pivot.counts()).toMatchObject({ 'token-b2b': 1, 'token-b2b2c': 1 });
  kit.pivot.script('status', {
    body: { responseCode: '2005500', latestTransactionStatus: '06' },
  });
  expect((await kit.applyOtt()).body).not.toEqual(first.body);
});

test('a transaction that Pivot does not know has not begun', async () => {
  const { kit, ask } = await start();
  kit.pivot.script('status', {
    status: 404,
    body: { responseCode: '4045501', responseMessage: 'Transaction Not Found' },
  });
  expect(await ask(paymentFor('order-1'))).toEqual({
    outcome: 'not-found',
    amount: undefined,
    status: undefined,
  });
});

test("another call's 404 is not the inquiry's: no status is to be had", async () => {
  const { kit, ask } = await start();
  kit.pivot.script('token-b2b2c', {
    status: 404,
    body: { responseCode: '4047401', responseMessage: 'Transaction Not Found' },
  });
  await expect(ask(paymentFor('order-1'))).rejects.toMatchObject({ responseCode: '4047401' });
});

test.each([
  ['no answer', { status: 504, body: '' }, '5045500'],
  ['a wrong signature', { status: 401, body: { responseCode: '4015500' } }, '4015500'],
  ['a refusal', { status: 403, body: { responseCode: '4035505', responseMessage: '' } }, '4035505'],
  [
    'another payment',
    { body: { responseCode: '2005500', originalPartnerReferenceNo: 'x' } },
    '5005502',
  ],
])('rejects where there is %s: that is no status', async (_what, answer, responseCode) => {
  const { kit, ask } = await start();
  kit.pivot.script('status', answer);
  const error: unknown = await ask(paymentFor('order-1')).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SnapError);
  expect(error).toMatchObject({ responseCode, detail: expect.stringMatching(/./) });
});

test('rejects a payment without its customer, and names the field', async () => {
  const { kit, ask } = await start();
  onTestFinished(() => expect(kit.pivot.received).toEqual([]));
  await expect(ask({ ...paymentFor('order-1'), customerId: '' })).rejects.toThrow(
    new TypeError('customerId is missing.'),
  );
  const amount = { value: '36.000,00', currency: 'IDR' };
  await expect(ask({ ...paymentFor('order-1'), amount })).rejects.toThrow('amount must be');
  await expect(ask({ ...paymentFor(''), customerId: 'c' })).rejects.toThrow(TypeError);
});

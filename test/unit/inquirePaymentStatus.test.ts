import { describe, expect, it } from 'vitest';
import { QrisError } from '../../src/core/endpoint/errors.ts';
import { inquirePaymentStatus } from '../../src/core/endpoint/paymentStatus.ts';

const REPLY = {
  responseCode: '2005500',
  responseMessage: 'Successful',
  originalPartnerReferenceCode: 'ref-1',
  serviceCode: '54',
  latestTransactionStatus: '00',
  paidTime: '2025-11-25T16:20:00+07:00',
  transAmount: { value: '36000.00', currency: 'IDR' },
};

function ask(reply: unknown, reference = 'ref-1', returnedFrom?: string) {
  const bodies: unknown[] = [];
  const result = inquirePaymentStatus(
    reference,
    {
      endpoint: {
        applyOtt: '/apply-ott',
        status: async (body) => {
          bodies.push(body);
          return reply;
        },
      },
    },
    new AbortController().signal,
    returnedFrom,
  );
  return { result, bodies };
}

it('asks with the documented body and reads the reply', async () => {
  const { result, bodies } = ask(REPLY);
  await expect(result).resolves.toEqual({
    partnerReferenceNo: 'ref-1',
    outcome: 'paid',
    latestTransactionStatus: '00',
    amount: { value: '36000.00', currency: 'IDR' },
    paidTime: '2025-11-25T16:20:00+07:00',
    time: '2025-11-25T16:20:00+07:00',
  });
  expect(bodies).toEqual([{ originalPartnerReferenceNo: 'ref-1', serviceCode: '54' }]);
});

describe('only latestTransactionStatus decides', () => {
  it.each([
    ['00', 'paid'],
    ['01', 'pending'],
    ['02', 'pending'],
    ['03', 'pending'],
    ['04', 'refunded'],
    ['05', 'cancelled'],
    ['06', 'failed'],
    ['07', 'not-found'],
    ['99', 'pending'],
    ['0', 'pending'],
    ['toString', 'pending'],
  ])('%s is %s, paidTime or not', async (latestTransactionStatus, outcome) => {
    const status = await ask({ ...REPLY, latestTransactionStatus }).result;
    expect(status.outcome).toBe(outcome);
    expect(status.paidTime !== undefined).toBe(outcome === 'paid');
  });
});

it('takes "Transaction Expired" for a link that has ended and came to nothing', async () => {
  const expired = { responseCode: '4035500', responseMessage: 'Transaction Expired' };
  await expect(ask(expired).result).resolves.toMatchObject({
    outcome: 'not-found',
    hasLinkEnded: true,
  });
});

it('tells by which link the customer came back, and remembers it with the answer', async () => {
  const { result, bodies } = ask(REPLY, 'ref-1', 'Ab3_-xyz');
  await expect(result).resolves.toMatchObject({ returnedFrom: 'Ab3_-xyz' });
  expect(bodies).toMatchObject([{ additionalInfo: { returnedFrom: 'Ab3_-xyz' } }]);
});

it('passes on what tells one transaction of a reference from another', async () => {
  const reply = { ...REPLY, originalReferenceNo: 'P-1', latestTransactionStatus: '05' };
  await expect(ask(reply).result).resolves.toMatchObject({
    referenceNo: 'P-1',
    time: REPLY.paidTime,
  });
});

describe('the amount that the merchant expects', () => {
  const expecting = (value: string, currency = 'IDR', change: object = {}) =>
    ask({ ...REPLY, ...change, additionalInfo: { expectedAmount: { value, currency } } }).result;

  it.each(['36000.00', '36000.0', '36000', '036000.000'])('is %s: paid', async (value) => {
    expect((await expecting(value)).outcome).toBe('paid');
  });

  it.each([
    ['1.00', 'IDR'],
    ['360000', 'IDR'],
    ['3600', 'IDR'],
    ['36000.01', 'IDR'],
    ['36000.001', 'IDR'],
    ['36000.00', 'USD'],
    ['36000.00000000000000001', 'IDR'],
  ])('is %s %s: mismatch', async (value, currency) => {
    const status = await expecting(value, currency);
    expect(status.outcome).toBe('mismatch');
    expect(status.paidTime).toBeUndefined();
  });

  it('is not told to be paid by a reply without an amount', async () => {
    expect((await expecting('36000.00', 'IDR', { transAmount: undefined })).outcome).toBe(
      'mismatch',
    );
  });

  it('says nothing of a payment that was not made', async () => {
    expect((await expecting('1.00', 'IDR', { latestTransactionStatus: '05' })).outcome).toBe(
      'cancelled',
    );
  });
});

it.each([
  ['another reference (Code)', { originalPartnerReferenceCode: 'ref-2' }],
  ['another reference (No)', { originalPartnerReferenceNo: 'ref-2' }],
  ['another reference as a number', { originalPartnerReferenceNo: 2 }],
  ['a reference that is a list', { originalPartnerReferenceNo: ['ref-1'] }],
  ['no status', { latestTransactionStatus: undefined }],
  ['a numeric status', { latestTransactionStatus: 0 }],
])('refuses a reply with %s', async (_name, change) => {
  await expect(ask({ ...REPLY, ...change }).result).rejects.toMatchObject({ code: 'bad_reply' });
});

it.each([
  ['1042', 1042, 'paid'],
  ['01042', 1042, 'bad_reply'],
  ['1043', 1042, 'bad_reply'],
  // JSON gives both of them the same number.
  ['9007199254740993', 9007199254740992, 'bad_reply'],
  ['9007199254740992', 9007199254740992, 'bad_reply'],
])('asked about %s, hears of the number %d: %s', async (reference, answered, expected) => {
  const reply = {
    ...REPLY,
    originalPartnerReferenceCode: undefined,
    originalPartnerReferenceNo: answered,
  };
  const heard = await ask(reply, reference).result.then(
    ({ outcome }) => outcome,
    (error: unknown) => error instanceof QrisError && error.code,
  );
  expect(heard).toBe(expected);
});

it.each([
  ['2005500', 'paid'],
  [2_005_500, 'paid'],
  [4_045_501, 'not-found'],
  [20_055_000, 'bad_reply'],
  ['20055000', 'bad_reply'],
  ['x2005500', 'bad_reply'],
  ['2005500 ', 'bad_reply'],
  [['2005500'], 'bad_reply'],
  [200_550.5, 'bad_reply'],
])('reads the responseCode %j: %s', async (responseCode, expected) => {
  const heard = await ask({ ...REPLY, responseCode }).result.then(
    ({ outcome }) => outcome,
    (error: unknown) => error instanceof QrisError && error.code,
  );
  expect(heard).toBe(expected);
});

it('takes a reply without a reference or with an unreadable amount', async () => {
  const status = await ask({
    ...REPLY,
    originalPartnerReferenceCode: undefined,
    transAmount: { value: '<b>1</b>', currency: 'IDR' },
  }).result;
  expect(status).toMatchObject({ outcome: 'paid', amount: undefined });
});

it('refuses a reference that Pivot would not take', async () => {
  const { result, bodies } = ask(REPLY, 'r'.repeat(65));
  await expect(result).rejects.toMatchObject({ code: 'invalid_input' });
  expect(bodies).toEqual([]);
});

it('takes "transaction not found" for the status of that name, and no other refusal', async () => {
  const unknown = { responseCode: '4045501', responseMessage: 'Transaction Not Found' };
  await expect(ask(unknown).result).resolves.toMatchObject({
    outcome: 'not-found',
    latestTransactionStatus: '07',
  });
  const noToken = { responseCode: '4047401', responseMessage: 'Transaction Not Found' };
  await expect(ask(noToken).result).rejects.toMatchObject({ code: 'not_found' });
  const tokenExpired = { responseCode: '4037400', responseMessage: 'Transaction Expired' };
  await expect(ask(tokenExpired).result).rejects.toMatchObject({ code: 'link_expired' });
  const noMerchant = { responseCode: '4045508', responseMessage: 'Invalid Merchant' };
  await expect(ask(noMerchant).result).rejects.toMatchObject({ code: 'not_found' });
});

import { expect, test } from 'vitest';
import { SHOP, startProxy } from './proxyKit.ts';

test('signs and forwards Apply OTT, and passes on the documented fields only', async () => {
  const { pivot, applyOtt, events } = await startProxy();
  const reply = await applyOtt();

  expect(pivot.faults).toEqual([]);
  expect(pivot.counts()).toEqual({ 'token-b2b': 1, 'token-b2b2c': 1, 'apply-ott': 1 });
  expect(pivot.received.at(-1)?.body).toEqual({
    userResources: ['OTT'],
    additionalInfo: {
      partnerReferenceNo: 'order-1',
      redirectUrl: `${SHOP}/return?order=1`,
      failedRedirectUrl: `${SHOP}/failed`,
    },
  });
  expect(reply.httpStatus).toBe(200);
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.body).toEqual({
    responseCode: '2004900',
    responseMessage: 'Successful',
    userResources: [{ resourceType: 'OTT', value: expect.stringMatching(/^[\w-]{36}$/) }],
    additionalInfo: {
      paymentUrl: expect.stringMatching(/^https:.*\?token=link-/),
      urlExpiry: expect.stringMatching(/\+07:00$/),
    },
  });
  expect(events.map(({ type }) => type)).toEqual(['attempt', 'attempt', 'attempt', 'request']);
});

test('asks for the status, and passes on the documented fields only', async () => {
  const { pivot, status } = await startProxy();
  const reply = await status();

  expect(pivot.faults).toEqual([]);
  expect(pivot.received.at(-1)?.body).toEqual({
    originalPartnerReferenceNo: 'order-1',
    serviceCode: '54',
  });
  expect(reply).toMatchObject({ httpStatus: 200 });
  expect(reply.body).toEqual({
    responseCode: '2005500',
    responseMessage: 'Successful',
    originalPartnerReferenceCode: 'order-1',
    serviceCode: '54',
    latestTransactionStatus: '03',
    transactionStatusDesc: 'Pending',
    transAmount: { value: '36000.00', currency: 'IDR' },
  });
});

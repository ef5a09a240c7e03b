import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ResolvedPayment, RefreshedToken } from '../../src/server/index.ts';
import { inMinutes, type Script } from './pivotStandIn.ts';
import { paymentFor, startProxy, type ProxyKit } from './proxyKit.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const REFUSED = {
  status: 401,
  body: { responseCode: '4015502', responseMessage: 'Invalid Customer Token' },
};

/** What the token calls were asked with. */
function asked({ pivot }: ProxyKit): Record<string, unknown>[] {
  return pivot.received
    .filter(({ operation }) => operation === 'token-b2b2c')
    .map(({ body }) => body);
}

test("asks for a linked wallet's token as Pivot's page says", async () => {
  const kit = await startProxy();
  await kit.status();
  expect(asked(kit)).toEqual([
    {
      grantType: 'authorization_code',
      authCode: 'binding-7',
      refreshToken: 'refresh-7',
      additionalInfo: {},
    },
  ]);
});

test('believes the end that Pivot names, and renews with the latest refresh token', async () => {
  const kit = await startProxy();
  kit.pivot.script('token-b2b2c', {
    body: {
      responseCode: '2007400',
      accessToken: 'customer-1',
      accessTokenExpiryTime: inMinutes(60),
      refreshToken: 'refresh-next',
      // As in Pivot's example, it ends before the access token.
      refreshTokenExpiryTime: inMinutes(30),
    },
  });
  await kit.status();
  vi.setSystemTime(Date.now() + 58 * 60_000);
  await kit.status();
  expect(asked(kit)).toHaveLength(1);
  kit.pivot.script('status', REFUSED);
  expect((await kit.status()).httpStatus).toBe(200);
  expect(asked(kit)[1]).toMatchObject({ refreshToken: 'refresh-next' });
});

/** The latest of a chain, as Pivot's reply without an end for it names it. */
function nextToken(count: number): Script {
  return {
    body: {
      responseCode: '2007400',
      accessToken: `customer-${count}`,
      accessTokenExpiryTime: inMinutes(15),
      refreshToken: `refresh-next-${count}`,
    },
  };
}

/** Asks for the status every quarter of an hour, until so many tokens were asked for. */
async function useUp(kit: ProxyKit, count: number): Promise<void> {
  while (asked(kit).length < count) {
    kit.pivot.script('token-b2b2c', nextToken(asked(kit).length + 1));
    expect((await kit.status()).httpStatus).toBe(200);
    vi.setSystemTime(Date.now() + 15 * 60_000);
  }
}

test('keeps a refresh token for which Pivot names no end', async () => {
  const kit = await startProxy();
  await useUp(kit, 2);
  vi.setSystemTime(Date.now() + 90 * 24 * 60 * 60_000);
  await useUp(kit, 3);
  expect(asked(kit).map(({ refreshToken }) => refreshToken)).toEqual([
    'refresh-7',
    'refresh-next-1',
    'refresh-next-2',
  ]);
});

test('keeps the refresh token that a reply without another leaves as it is', async () => {
  const kit = await startProxy();
  const { refreshToken: _none, ...body } = Object(nextToken(1).body);
  kit.pivot.script('token-b2b2c', { body }, { body: { ...body, refreshToken: '' } });
  await kit.status();
  vi.setSystemTime(Date.now() + 15 * 60_000);
  await kit.status();
  vi.setSystemTime(Date.now() + 15 * 60_000);
  await kit.status();
  expect(asked(kit).map(({ refreshToken }) => refreshToken)).toEqual([
    'refresh-7',
    'refresh-7',
    'refresh-7',
  ]);
});

test.each([1, 2, 30])(
  'uses the latest refresh token, also if the merchant still has that of %i renewals ago',
  async (renewals) => {
    const kit = await startProxy();
    await useUp(kit, renewals + 1);
    expect(asked(kit).at(-1)).toMatchObject({ refreshToken: `refresh-next-${renewals}` });
  },
);

test('uses the latest refresh token if the merchant stored those before it out of order', async () => {
  let refreshToken = 'refresh-7';
  const kit = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      customer: { bindingId: 'binding-7', refreshToken },
    }),
  });
  await useUp(kit, 3);
  refreshToken = 'refresh-next-2';
  await useUp(kit, 4);
  refreshToken = 'refresh-next-1';
  await useUp(kit, 5);
  expect(asked(kit).map((body) => body['refreshToken'])).toEqual([
    'refresh-7',
    'refresh-next-1',
    'refresh-next-2',
    'refresh-next-3',
    'refresh-next-4',
  ]);
});

test('gives each new refresh token to the merchant, who has it after a restart', async () => {
  let stored = 'refresh-7';
  const onRefreshToken = vi.fn(({ refreshToken }: RefreshedToken) => {
    stored = refreshToken;
  });
  const options = {
    onRefreshToken,
    resolvePayment: ({ partnerReferenceNo }: { partnerReferenceNo: string }) => ({
      ...paymentFor(partnerReferenceNo),
      customer: { bindingId: 'binding-7', refreshToken: stored },
    }),
  };
  const before = await startProxy(options);
  await useUp(before, 2);
  expect(onRefreshToken.mock.calls).toEqual(
    ['refresh-next-1', 'refresh-next-2'].map((refreshToken) => [
      { customerId: 'customer-7', bindingId: 'binding-7', refreshToken },
    ]),
  );
  const after = await startProxy(options);
  await after.status();
  expect(asked(after)).toMatchObject([{ refreshToken: 'refresh-next-2' }]);
});

test('does not give the merchant what they have', async () => {
  const onRefreshToken = vi.fn();
  const kit = await startProxy({ onRefreshToken });
  kit.pivot.script('token-b2b2c', {
    body: { ...Object(nextToken(1).body), refreshToken: 'refresh-7' },
  });
  await kit.status();
  expect(onRefreshToken).not.toHaveBeenCalled();
});

test.each([
  ['throws', () => Promise.reject(new Error('no database')), 'onRefreshToken threw'],
  [
    'throws at once',
    () => {
      throw new Error('no database');
    },
    'onRefreshToken threw',
  ],
  ['never settles', () => new Promise<void>(() => {}), 'onRefreshToken takes longer than 1000 ms'],
])('a payment goes on if onRefreshToken %s', async (_what, onRefreshToken, detail) => {
  const { status, applyOtt, events } = await startProxy({ onRefreshToken, timeoutMs: 4000 });
  expect((await status()).httpStatus).toBe(200);
  expect((await applyOtt()).httpStatus).toBe(200);
  expect(events.filter(({ type }) => type === 'merchant-error')).toEqual([
    {
      type: 'merchant-error',
      name: 'onRefreshToken',
      detail,
      ...(detail.includes('threw') && { cause: new Error('no database') }),
    },
  ]);
});

test('takes the refresh token of a wallet that was linked anew', async () => {
  let refreshToken = 'refresh-old';
  const kit = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      customer: { bindingId: 'binding-7', refreshToken },
    }),
  });
  await kit.status();
  refreshToken = 'refresh-new';
  kit.pivot.script('status', REFUSED);
  await kit.status();
  expect(asked(kit).map((body) => body['refreshToken'])).toEqual(['refresh-old', 'refresh-new']);
});

test('customers never share a token', async () => {
  const kit = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      customerId: partnerReferenceNo,
      customer: { bindingId: `binding of ${partnerReferenceNo}` },
    }),
  });
  await kit.status('a');
  await kit.status('b');
  await kit.status('a');
  const sent = kit.pivot.received
    .filter(({ operation }) => operation === 'status')
    .map(({ headers }) => headers['authorization-customer']);
  expect(sent[0]).toBe(sent[2]);
  expect(sent[0]).not.toBe(sent[1]);
});

test("sends a merchant's own token, and asks for another once when it is refused", async () => {
  const renew = vi.fn(() => 'kept-2');
  const resolvePayment = (context: { partnerReferenceNo: string }): ResolvedPayment => ({
    ...paymentFor(context.partnerReferenceNo),
    customer: { accessToken: 'kept-1', renew },
  });
  const { pivot, status } = await startProxy({ resolvePayment });
  pivot.script('status', REFUSED, REFUSED);
  const reply = await status();
  expect(reply).toMatchObject({ httpStatus: 401, body: { responseCode: '4015502' } });
  expect(renew).toHaveBeenCalledTimes(1);
  expect(pivot.received.slice(1).map(({ headers }) => headers['authorization-customer'])).toEqual([
    'Bearer kept-1',
    'Bearer kept-2',
  ]);
  expect(pivot.counts()['token-b2b2c']).toBeUndefined();
});

test('believes a life in seconds where no end is named', async () => {
  const kit = await startProxy();
  kit.pivot.script('token-b2b2c', {
    body: { responseCode: '2007400', accessToken: 'customer-1', expiresIn: '300' },
  });
  await kit.status();
  vi.setSystemTime(Date.now() + 235_000);
  await kit.status();
  expect(asked(kit)).toHaveLength(1);
  vi.setSystemTime(Date.now() + 6000);
  await kit.status();
  expect(asked(kit)).toHaveLength(2);
});

test.each([
  ['throws', () => Promise.reject(new Error('no database')), 'customer.renew threw'],
  ['brings no token', () => 'Bearer x', 'customer.renew brought no usable token'],
])('a renewal of the merchant that %s is told in the event', async (_what, renew, detail) => {
  const { pivot, status, events } = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      customer: { accessToken: 'kept-1', renew },
    }),
  });
  pivot.script('status', REFUSED);
  expect((await status()).body).toEqual({
    responseCode: '5005500',
    responseMessage: 'General Error',
  });
  expect(events.at(-1)).toMatchObject({ detail });
});

test("a merchant's own token that cannot be renewed is final", async () => {
  const { pivot, status } = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      customer: { accessToken: 'kept-1' },
    }),
  });
  pivot.script('status', REFUSED);
  expect((await status()).body).toMatchObject({ responseCode: '4015502' });
  expect(pivot.counts().status).toBe(1);
});

test('a wallet that is no longer linked is told as Pivot tells it', async () => {
  const { pivot, applyOtt } = await startProxy();
  pivot.script('token-b2b2c', {
    status: 401,
    body: { responseCode: '4017404', responseMessage: 'Customer Token Not Found' },
  });
  expect((await applyOtt()).body).toEqual({
    responseCode: '4017404',
    responseMessage: 'Customer Token Not Found',
  });
});

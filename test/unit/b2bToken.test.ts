import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startProxy, type ProxyKit } from './proxyKit.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function tokenReply(expiresIn: unknown): { body: Record<string, unknown> } {
  return {
    body: { responseCode: '2007300', accessToken: `b2b-${Math.random()}`, expiresIn },
  };
}

/** The whole seconds after which a token was still used, and after which it was not. */
async function tokensAfter({ pivot, status }: ProxyKit, seconds: number): Promise<number> {
  vi.setSystemTime(Date.now() + seconds * 1000);
  await status();
  return pivot.counts()['token-b2b'] ?? 0;
}

test.each([
  ['the text of the example', '900', 840],
  ['a number', 900, 840],
  ['nothing', undefined, 840],
  ['nonsense', 'soon', 840],
  ['zero', '0', 840],
  ['milliseconds by mistake', 900_000, 840],
  ['a shorter life', '300', 240],
  ['a life shorter than the margin', '30', 15],
])('is renewed in time with expiresIn as %s', async (_what, expiresIn, renewedAfter) => {
  const kit = await startProxy();
  kit.pivot.script('token-b2b', tokenReply(expiresIn));
  await kit.status();
  expect(await tokensAfter(kit, renewedAfter - 5)).toBe(1);
  expect(await tokensAfter(kit, 6)).toBe(2);
});

test('is fetched once for any number of waiting requests, also to replace a refused one', async () => {
  const { pivot, status } = await startProxy();
  const orders = Array.from({ length: 50 }, (_, index) => `order-${index}`);
  const first = await Promise.all(orders.map((order) => status(order)));
  expect(first.every(({ httpStatus }) => httpStatus === 200)).toBe(true);
  expect(pivot.counts()).toMatchObject({ 'token-b2b': 1, 'token-b2b2c': 1, status: 50 });

  const refusal = {
    status: 401,
    body: { responseCode: '4015501', responseMessage: 'Invalid Token (B2B)' },
  };
  pivot.script('status', ...orders.map(() => refusal));
  const second = await Promise.all(orders.map((order) => status(order)));
  expect(second.every(({ httpStatus }) => httpStatus === 200)).toBe(true);
  expect(pivot.counts()['token-b2b']).toBe(2);
});

test.each([
  ['is down', { status: 503, body: '' }, 3, '5037300'],
  ['is broken', { body: '<html>' }, 1, '5037300'],
  ['cuts the connection', { instead: 'cut' as const }, 1, '5037300'],
  [
    'gives no usable token',
    { body: { responseCode: '2007300', accessToken: 'a\r\nX-Evil: 1' } },
    1,
    '5037300',
  ],
  [
    'refuses the signature',
    { status: 401, body: { responseCode: '4017300', responseMessage: 'Unauthorized' } },
    1,
    // The merchant's fault, and no 401 of the customer's.
    '5004900',
  ],
])(
  'when the token service %s, nothing else is asked',
  async (_what, answer, attempts, responseCode) => {
    const { pivot, applyOtt } = await startProxy();
    const quick = { ...answer, headers: { 'Retry-After': '0' } };
    pivot.script('token-b2b', ...Array.from({ length: attempts }, () => quick));
    const reply = await applyOtt();
    expect(reply.httpStatus).toBe(Number(responseCode.slice(0, 3)));
    expect(reply.body).toEqual({ responseCode, responseMessage: expect.any(String) });
    expect(pivot.counts()).toEqual({ 'token-b2b': attempts });

    // Nothing was begun: the next request makes a link without asking for a status.
    expect((await applyOtt()).httpStatus).toBe(200);
    expect(pivot.counts().status).toBeUndefined();
  },
);

test('a hundred requests do not storm a token service that is down', async () => {
  const { pivot, status } = await startProxy();
  const down = { status: 500, body: '' };
  pivot.script('token-b2b', down);
  const replies = await Promise.all(Array.from({ length: 100 }, () => status()));
  expect(replies.every(({ httpStatus }) => httpStatus === 503)).toBe(true);
  expect(replies[0]?.headers.get('retry-after')).toBe('5');
  expect(pivot.counts()).toEqual({ 'token-b2b': 1 });
});

test('a token path that is not found is named in the event', async () => {
  const { events, status } = await startProxy({
    dialect: { tokensPath: '/open-api/v1/access-token' },
  });
  expect((await status()).httpStatus).toBe(404);
  expect(events.at(-1)).toMatchObject({
    detail: expect.stringContaining('see dialect.tokensPath'),
  });
});

import { createSign, generateKeyPairSync } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  createCallbackHandler,
  hashBody,
  snapTimestamp,
  type CallbackOptions,
  type PaymentUpdate,
  type QrisEvent,
} from '../../src/server/index.ts';
import { CREDENTIALS, startPivot, type PivotStandIn } from './pivotStandIn.ts';
import { grantFor, readReply, type Reply } from './proxyKit.ts';

const API_KEY = 'callback-key-1';
const PAID = { event: 'PAYMENT.SUCCESS', data: { partnerReferenceNo: 'order-1' } };

interface CallbackKit {
  pivot: PivotStandIn;
  events: QrisEvent[];
  onPayment: ReturnType<typeof vi.fn<(update: PaymentUpdate) => void>>;
  call: (body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  /** What the status inquiry will say. */
  say: (...codes: string[]) => void;
}

async function startCallback(options: Partial<CallbackOptions> = {}): Promise<CallbackKit> {
  const pivot = await startPivot();
  onTestFinished(() => pivot.close());
  const events: QrisEvent[] = [];
  const onPayment = vi.fn<(update: PaymentUpdate) => void>();
  const handler = createCallbackHandler({
    environment: { apiBaseUrl: pivot.apiBaseUrl },
    ...CREDENTIALS,
    apiKey: API_KEY,
    resolvePayment: ({ partnerReferenceNo }) => grantFor(partnerReferenceNo),
    onPayment,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return {
    pivot,
    events,
    onPayment,
    call: async (body, headers = { 'x-api-key': API_KEY }) =>
      readReply(
        await handler(
          new Request('https://shop.example/callbacks/pivot', {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
          }),
        ),
      ),
    say: (...codes) =>
      pivot.script(
        'status',
        ...codes.map((latestTransactionStatus) => ({
          body: { responseCode: '2005500', latestTransactionStatus },
        })),
      ),
  };
}

test.each([
  ['no key', {}],
  ['another key', { 'x-api-key': 'callback-key-2' }],
  ['the key in other letters', { 'x-api-key': 'CALLBACK-KEY-1' }],
  ['more than the key', { 'x-api-key': 'callback-key-1x' }],
])('refuses %s', async (_what, headers) => {
  const { call, pivot, onPayment } = await startCallback();
  expect(await call(PAID, headers)).toMatchObject({
    httpStatus: 401,
    body: { responseCode: '4015600' },
  });
  expect(pivot.received).toEqual([]);
  expect(onPayment).not.toHaveBeenCalled();
});

test('takes the body as a hint: what counts is what the inquiry says', async () => {
  const { call, say, onPayment } = await startCallback();
  say('06');
  const reply = await call({ ...PAID, data: { ...PAID.data, latestTransactionStatus: '00' } });
  expect(reply).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '2005600', responseMessage: 'Successful' },
  });
  expect(onPayment).toHaveBeenCalledExactlyOnceWith({
    partnerReferenceNo: 'order-1',
    outcome: 'failed',
    status: expect.objectContaining({ latestTransactionStatus: '06' }),
  });
});

test.each([
  ['00', 'paid'],
  ['04', 'refunded'],
  ['05', 'cancelled'],
  ['06', 'failed'],
])('tells of status %s as %s, once however often Pivot calls', async (code, outcome) => {
  const { call, say, onPayment } = await startCallback();
  say(code, code, code);
  for (let count = 0; count < 3; count += 1) expect((await call(PAID)).httpStatus).toBe(200);
  expect(onPayment).toHaveBeenCalledTimes(1);
  expect(onPayment.mock.lastCall?.[0].outcome).toBe(outcome);
});

test.each(['01', '02', '03', '07', '99'])(
  'has Pivot call again while the status is %s',
  async (code) => {
    const { call, say, onPayment } = await startCallback();
    say(code, '00');
    expect(await call(PAID)).toMatchObject({ httpStatus: 503, body: { responseCode: '5035600' } });
    expect(onPayment).not.toHaveBeenCalled();
    expect((await call(PAID)).httpStatus).toBe(200);
    expect(onPayment).toHaveBeenCalledTimes(1);
  },
);

test('tells again what the merchant could not take', async () => {
  const { call, say, onPayment, events } = await startCallback();
  onPayment.mockImplementationOnce(() => {
    throw new Error('the database is down');
  });
  say('00', '00');
  expect((await call(PAID)).httpStatus).toBe(500);
  expect(events.at(-1)).toMatchObject({ cause: new Error('the database is down') });
  expect((await call(PAID)).httpStatus).toBe(200);
  expect(onPayment).toHaveBeenCalledTimes(2);
});

test('tells once of two callbacks at the same time', async () => {
  const { call, say, onPayment } = await startCallback({});
  say('00', '00');
  const replies = await Promise.all([call(PAID), call(PAID)]);
  // Whoever came second is either told that it is done, or to come again.
  expect(replies.map(({ httpStatus }) => httpStatus)).toContain(200);
  expect(onPayment).toHaveBeenCalledTimes(1);
});

test.each([
  { data: { partnerReferenceNo: 'order-1' } },
  { data: { originalPartnerReferenceNo: 'order-1' } },
  { data: { originalPartnerReferenceCode: 'order-1' } },
  { data: { referenceId: 'order-1' } },
  { data: { clientReferenceId: 'order-1' } },
  { partnerReferenceNo: 'order-1' },
  { originalPartnerReferenceNo: 'order-1', latestTransactionStatus: '00' },
  { additionalInfo: { partnerReferenceNo: 'order-1' }, data: null },
])('finds the reference in %j', async (body) => {
  const { call, say, onPayment } = await startCallback();
  say('00');
  expect((await call(body)).httpStatus).toBe(200);
  expect(onPayment.mock.lastCall?.[0].partnerReferenceNo).toBe('order-1');
});

test.each([
  [{ event: 'BINDING.SUCCESS', data: { bindingId: 'b' } }, '4005602'],
  [{ data: { partnerReferenceNo: 'x'.repeat(65) } }, '4005601'],
  [{ data: { partnerReferenceNo: 'a\r\nb' } }, '4005601'],
  [[], '4005600'],
])('refuses %j', async (body, responseCode) => {
  const { call, pivot } = await startCallback();
  expect((await call(body)).body).toMatchObject({ responseCode });
  expect(pivot.received).toEqual([]);
});

test("another shop's reference is refused", async () => {
  const { call, pivot } = await startCallback({ resolvePayment: () => undefined });
  expect((await call(PAID)).body).toMatchObject({ responseCode: '4035615' });
  expect(pivot.received).toEqual([]);
});

test('with a public key, demands a fresh SNAP signature over what arrived', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { call, say, onPayment } = await startCallback({ publicKey: pem });
  const sign = async (body: unknown, at: number): Promise<Record<string, string>> => {
    const timestamp = snapTimestamp(at);
    const text = `POST:/callbacks/pivot:${await hashBody(JSON.stringify(body))}:${timestamp}`;
    return {
      'x-api-key': API_KEY,
      'x-timestamp': timestamp,
      'x-signature': createSign('sha256').update(text).sign(privateKey, 'base64'),
    };
  };
  say('00');
  expect((await call(PAID)).httpStatus).toBe(401);
  expect((await call(PAID, await sign({ other: 1 }, Date.now()))).httpStatus).toBe(401);
  expect((await call(PAID, await sign(PAID, Date.now() - 301_000))).httpStatus).toBe(401);
  expect((await call(PAID, await sign(PAID, Date.now() + 301_000))).httpStatus).toBe(401);
  expect(onPayment).not.toHaveBeenCalled();
  expect((await call(PAID, await sign(PAID, Date.now()))).httpStatus).toBe(200);
  expect(onPayment).toHaveBeenCalledTimes(1);
});

test.each([
  [{ apiKey: '' }, /apiKey must be a text/],
  [{ onPayment: undefined }, /onPayment must be a function/],
  [{ publicKey: 'x' }, /BEGIN PUBLIC KEY/],
])('%j throws at creation', (wrong, message) => {
  const options = {
    environment: 'staging' as const,
    ...CREDENTIALS,
    apiKey: API_KEY,
    resolvePayment: () => undefined,
    onPayment: () => {},
  };
  expect(() => createCallbackHandler(Object.assign(options, wrong))).toThrow(message);
});

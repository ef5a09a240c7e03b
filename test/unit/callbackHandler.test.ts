import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  type CallbackHandlerOptions,
  createPivot,
  memoryStore,
  type PivotOptions,
  type PaymentUpdate,
  type QrisEvent,
  type QrisStore,
  type SnapAmount,
} from '../../src/server/index.ts';
import {
  CREDENTIALS,
  startPivot,
  type Operation,
  type PivotStandIn,
  type Script,
} from './pivotStandIn.ts';
import { paymentFor, readReply, type Reply } from './proxyKit.ts';

const API_KEY = 'callback-key-1';
const PAID = { event: 'PAYMENT.SUCCESS', data: { partnerReferenceNo: 'order-1' } };

const PAID_REPLY = { responseCode: '2005500', latestTransactionStatus: '00' };

function rupiah(value: string): SnapAmount {
  return { value, currency: 'IDR' };
}

interface Deferred {
  promise: Promise<void>;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

function defer(): Deferred {
  let end: Omit<Deferred, 'promise'> = { resolve: () => {}, reject: () => {} };
  const promise = new Promise<void>((resolve, reject) => {
    end = { resolve, reject };
  });
  return { promise, ...end };
}

interface CallbackKit {
  pivot: PivotStandIn;
  events: QrisEvent[];
  onPayment: ReturnType<typeof vi.fn<(update: PaymentUpdate) => void>>;
  call: (body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  /** What the status inquiry will say. */
  say: (...codes: string[]) => void;
}

/** `Date` leaps; what waits for a timer goes on as it was. */
function passTime(ms: number): void {
  const now = Date.now() + ms;
  vi.spyOn(Date, 'now').mockReturnValue(now);
  onTestFinished(() => void vi.restoreAllMocks());
}

async function startCallback(
  options: Partial<PivotOptions & CallbackHandlerOptions> = {},
): Promise<CallbackKit> {
  const pivot = await startPivot();
  onTestFinished(() => pivot.close());
  const events: QrisEvent[] = [];
  const onPayment = vi.fn<(update: PaymentUpdate) => void>();
  const all = {
    environment: { apiBaseUrl: pivot.apiBaseUrl },
    ...CREDENTIALS,
    apiKey: API_KEY,
    resolvePayment: ({ partnerReferenceNo }: { partnerReferenceNo: string }) =>
      paymentFor(partnerReferenceNo),
    onPayment,
    onEvent: (event: QrisEvent) => events.push(event),
    ...options,
  };
  const handler = createPivot(all).callbackHandler(all);
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
    amount: undefined,
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
  say(code, code, code, code);
  expect((await call(PAID)).httpStatus).toBe(200);
  // Each further call may be about a payment that the inquiry does not know yet.
  for (let count = 0; count < 2; count += 1) expect((await call(PAID)).httpStatus).toBe(503);
  passTime(60_000);
  expect((await call(PAID)).httpStatus).toBe(200);
  expect(onPayment).toHaveBeenCalledTimes(1);
  expect(onPayment.mock.lastCall?.[0].outcome).toBe(outcome);
});

test('waits for each callback of its own, and again after it was acknowledged', async () => {
  const { call, say } = await startCallback();
  const second = { ...PAID, event: 'PAYMENT.SUCCESS.2' };
  say(...Array<string>(6).fill('00'));
  expect((await call(PAID)).httpStatus).toBe(200);
  expect((await call(PAID)).httpStatus).toBe(503);
  passTime(60_000);
  expect((await call(second)).httpStatus).toBe(503);
  expect((await call(PAID)).httpStatus).toBe(200);
  expect((await call(PAID)).httpStatus).toBe(503);
  expect((await call(second)).httpStatus).toBe(503);
});

test.each(['00', '04', '05', '06'])(
  'has Pivot call again if the inquiry still says %s of an earlier payment',
  async (code) => {
    const { call, say, pivot, onPayment } = await startCallback();
    const late = { latestTransactionStatus: '00', transAmount: rupiah('1.00') };
    say(code, code);
    pivot.script('status', { body: { responseCode: '2005500', ...late } });
    expect((await call(PAID)).httpStatus).toBe(200);
    // This callback is about the next payment, which the inquiry does not know yet.
    expect(await call(PAID)).toMatchObject({ httpStatus: 503, body: { responseCode: '5035600' } });
    expect((await call(PAID)).httpStatus).toBe(200);
    expect(onPayment.mock.lastCall?.[0]).toMatchObject({ outcome: 'paid', status: late });
  },
);

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

test('tells of a refund, too, after the payment', async () => {
  const { call, say, onPayment } = await startCallback();
  say('00', '04');
  for (let count = 0; count < 2; count += 1) expect((await call(PAID)).httpStatus).toBe(200);
  expect(onPayment.mock.calls.map(([{ outcome }]) => outcome)).toEqual(['paid', 'refunded']);
});

test.each([
  ["Pivot's number", { originalReferenceNo: 'A1' }, { originalReferenceNo: 'A2' }],
  [
    'its time',
    { paidTime: '2025-11-25T16:20:00+07:00' },
    { paidTime: '2025-11-25T16:25:00+07:00' },
  ],
  ['its amount', { transAmount: rupiah('1.00') }, { transAmount: rupiah('36000.00') }],
])('tells of each payment of one reference, told apart by %s', async (_what, first, second) => {
  const { call, pivot, onPayment } = await startCallback();
  for (const [fields, httpStatus] of [
    [first, 200],
    [first, 503],
    [second, 200],
  ] as const) {
    pivot.script('status', { body: { ...PAID_REPLY, ...fields } });
    expect((await call(PAID)).httpStatus).toBe(httpStatus);
  }
  expect(onPayment.mock.calls.map(([{ status }]) => status)).toEqual([
    expect.objectContaining(first),
    expect.objectContaining(second),
  ]);
});

const refusal = (status: number, responseCode: string): Script => ({
  status,
  headers: { 'Retry-After': '0' },
  body: { responseCode, responseMessage: 'Refused' },
});

test.each<[string, Operation, Script[]]>([
  ['does not know the payment', 'status', [refusal(404, '4045501')]],
  ['knows no merchant', 'status', [refusal(404, '4045508')]],
  ['calls the link expired', 'status', [refusal(403, '4035500')]],
  ['does not permit it', 'status', [refusal(403, '4035515')]],
  ['refuses the signature', 'status', [refusal(401, '4015500')]],
  ['refuses the token twice', 'status', [refusal(401, '4015501'), refusal(401, '4015501')]],
  ['refuses the customer twice', 'status', [refusal(401, '4015502'), refusal(401, '4015502')]],
  ['has a conflict twice', 'status', [refusal(409, '4095500'), refusal(409, '4095500')]],
  ['refuses the body', 'status', [refusal(400, '4005501')]],
  [
    'is too busy',
    'status',
    [refusal(429, '4295500'), refusal(429, '4295500'), refusal(429, '4295500')],
  ],
  ['refuses the B2B token', 'token-b2b', [refusal(401, '4017300')]],
  ['refuses the B2B2C token', 'token-b2b2c', [refusal(401, '4017404')]],
  ['knows no binding', 'token-b2b2c', [refusal(404, '4047401')]],
  ['answers with a page of a gateway', 'status', [{ status: 404, body: '<h1>Not Found</h1>' }]],
  ['answers with HTTP 999', 'status', [{ status: 999, body: '' }]],
  [
    'answers about another payment',
    'status',
    [{ body: { ...PAID_REPLY, originalPartnerReferenceNo: 'x' } }],
  ],
  ['says nothing', 'status', [{ body: {} }]],
  ['hangs up', 'status', [{ instead: 'cut' }]],
  ['hangs', 'status', [{ instead: 'hang' }]],
])('has Pivot call again if the inquiry %s', async (_what, operation, scripts) => {
  const hangs = scripts.some(({ instead }) => instead === 'hang');
  const { call, pivot, say, onPayment, events } = await startCallback(
    hangs ? { timeoutMs: 300 } : {},
  );
  pivot.script(operation, ...scripts);
  expect(await call(PAID)).toMatchObject({ httpStatus: 503, body: { responseCode: '5035600' } });
  expect(onPayment).not.toHaveBeenCalled();
  expect(events.at(-1)).toMatchObject({ detail: expect.stringMatching(/^no|^not done/) });
  say('00');
  expect((await call(PAID)).httpStatus).toBe(200);
  expect(onPayment).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'paid' }));
});

test.each([
  ['the amount', '36000.00', 'IDR', 'paid'],
  ['the amount without decimals', '36000', 'IDR', 'paid'],
  ['the amount with one decimal', '36000.0', 'IDR', 'paid'],
  ['the amount as a number', 36000, 'IDR', 'paid'],
  ['a rupiah less', '35999.00', 'IDR', 'mismatch'],
  ['a rupiah', '1.00', 'IDR', 'mismatch'],
  ['a cent more', '36000.01', 'IDR', 'mismatch'],
  ['a fraction that no float holds', '36000.0000000000000001', 'IDR', 'mismatch'],
  ['ten times as much', '360000.00', 'IDR', 'mismatch'],
  ['another currency', '36000.00', 'USD', 'mismatch'],
  ['digits that are none', '3.6e4', 'IDR', 'mismatch'],
  ['no amount', undefined, 'IDR', 'mismatch'],
])('tells of an order of Rp36.000, paid with %s', async (_what, value, currency, outcome) => {
  const { call, pivot, onPayment } = await startCallback({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      amount: rupiah('36000.00'),
    }),
  });
  pivot.script('status', { body: { ...PAID_REPLY, transAmount: { value, currency } } });
  expect((await call(PAID)).httpStatus).toBe(200);
  const amount = /^[\d.]+$/.test(String(value)) ? { value: String(value), currency } : undefined;
  expect(onPayment).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome, amount }));
});

test('a payment that never was has no amount to compare', async () => {
  const { call, say, onPayment } = await startCallback({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      amount: rupiah('36000.00'),
    }),
  });
  say('06');
  await call(PAID);
  expect(onPayment).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'failed' }));
});

describe('while onPayment runs', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** One that begins when it is called, and ends when it is told to. */
  function slowly(): { wait: () => Promise<void>; begun: Promise<void>; end: () => void } {
    const [begun, end] = [defer(), defer()];
    const wait = (): Promise<void> => {
      begun.resolve();
      return end.promise;
    };
    return { wait, begun: begun.promise, end: end.resolve };
  }

  test('no other handler of the store calls it, however long it takes', async () => {
    const store = memoryStore();
    const slow = slowly();
    const first = await startCallback({ store, onPayment: slow.wait });
    const environment = { apiBaseUrl: first.pivot.apiBaseUrl };
    const second = await startCallback({ store, environment });
    first.say('00', '00', '00', '00');
    const answered = first.call(PAID);
    await slow.begun;
    for (let minute = 0; minute < 10; minute += 1) {
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await second.call(PAID)).httpStatus).toBe(503);
    }
    expect(second.onPayment).not.toHaveBeenCalled();
    // Nobody waits for ever, and Pivot hears of it when it calls again.
    expect((await answered).httpStatus).toBe(503);
    slow.end();
    await vi.waitFor(async () => {
      await second.call(PAID);
      expect(second.events.at(-1)).toMatchObject({ detail: expect.stringMatching(/is known/) });
    });
    expect(second.onPayment).not.toHaveBeenCalled();
  });

  test('a refund is not told before the payment has been', async () => {
    const slow = slowly();
    const told: string[] = [];
    const { call, say } = await startCallback({
      onPayment: async ({ outcome }) => {
        if (outcome === 'paid') await slow.wait();
        told.push(outcome);
      },
    });
    say('00', '04', '04');
    const paid = call(PAID);
    await slow.begun;
    expect((await call(PAID)).httpStatus).toBe(503);
    slow.end();
    expect((await paid).httpStatus).toBe(200);
    expect((await call(PAID)).httpStatus).toBe(200);
    expect(told).toEqual(['paid', 'refunded']);
  });

  test('a claim whose holder died is taken over after a minute', async () => {
    const store = memoryStore();
    const slow = slowly();
    let isAlive = true;
    const never = new Promise<never>(() => {});
    const dying: QrisStore = {
      get: (key) => (isAlive ? store.get(key) : never),
      set: (key, value, options) => (isAlive ? store.set(key, value, options) : never),
      delete: (key) => (isAlive ? store.delete(key) : never),
    };
    const first = await startCallback({ store: dying, onPayment: slow.wait });
    const environment = { apiBaseUrl: first.pivot.apiBaseUrl };
    const second = await startCallback({ store, environment });
    first.say('00', '00', '00');
    void first.call(PAID);
    await slow.begun;
    isAlive = false;
    await vi.advanceTimersByTimeAsync(50_000);
    expect((await second.call(PAID)).httpStatus).toBe(503);
    await vi.advanceTimersByTimeAsync(11_000);
    expect((await second.call(PAID)).httpStatus).toBe(200);
    expect(second.onPayment).toHaveBeenCalledTimes(1);
  });

  test('what it throws after its time is reported, and it is told again', async () => {
    const [begun, late] = [defer(), defer()];
    const onPayment = vi.fn<CallbackHandlerOptions['onPayment']>().mockImplementationOnce(() => {
      begun.resolve();
      return late.promise;
    });
    const { call, say, events } = await startCallback({ onPayment });
    say('00', '00');
    const answered = call(PAID);
    await begun.promise;
    await vi.advanceTimersByTimeAsync(26_000);
    expect(await answered).toMatchObject({ httpStatus: 503 });
    late.reject(new Error('the database is down'));
    await vi.waitFor(() =>
      expect(events.at(-1)).toMatchObject({
        type: 'merchant-error',
        name: 'onPayment',
        cause: new Error('the database is down'),
      }),
    );
    expect((await call(PAID)).httpStatus).toBe(200);
    expect(onPayment).toHaveBeenCalledTimes(2);
  });
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
  { data: { referenceId: '', partnerReferenceNo: null, clientReferenceId: 'order-1' } },
  { originalPartnerReferenceNo: 'order-1', latestTransactionStatus: '00' },
  { additionalInfo: { partnerReferenceNo: 'order-1' }, data: null },
])('finds the reference in %j', async (body) => {
  const { call, say, onPayment } = await startCallback();
  say('00');
  expect((await call(body)).httpStatus).toBe(200);
  expect(onPayment.mock.lastCall?.[0].partnerReferenceNo).toBe('order-1');
});

test('finds a reference that came as a JSON number', async () => {
  const { call, say, onPayment } = await startCallback();
  say('00');
  expect((await call({ data: { partnerReferenceNo: 20_251_125 } })).httpStatus).toBe(200);
  expect(onPayment.mock.lastCall?.[0].partnerReferenceNo).toBe('20251125');
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

test.each([
  [{ apiKey: '' }, /apiKey is not set/],
  [{ onPayment: undefined }, /onPayment must be a function/],
])('%j throws at creation', (wrong, message) => {
  const pivot = createPivot({ environment: 'staging', ...CREDENTIALS });
  const options = {
    apiKey: API_KEY,
    resolvePayment: () => undefined,
    onPayment: () => {},
  };
  expect(() => pivot.callbackHandler(Object.assign(options, wrong))).toThrow(message);
});

import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { type SandboxEvent, SANDBOX_CREDENTIALS } from '../../src/sandbox/index.ts';
import { openLink } from './openLink.ts';
import { applyOttBody, sandboxMerchant } from './sandboxMerchant.ts';

interface Heard {
  apiKey: string | null;
  body: unknown;
}

const heard: Heard[] = [];
const events: SandboxEvent[] = [];
let statuses: number[];
const server = createAdaptorServer({
  fetch: async (request) => {
    heard.push({ apiKey: request.headers.get('X-API-Key'), body: await request.json() });
    return new Response(null, { status: statuses.shift() ?? 200 });
  },
});

beforeEach(async () => {
  heard.length = 0;
  events.length = 0;
  statuses = [];
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
});

async function merchantWithCallback(retryDelays?: number[]) {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return sandboxMerchant({
    callback: {
      url: `http://127.0.0.1:${port}/callback`,
      apiKey: SANDBOX_CREDENTIALS.callbackApiKey,
      ...(retryDelays && { retryDelays }),
    },
    onEvent: (event) => events.push(event),
    pendingMs: 10,
  });
}

function callbackEvents() {
  return events.filter((event) => event.type === 'callback');
}

it('tells the merchant that a payment was made', async () => {
  const merchant = await merchantWithCallback();
  const link = openLink(merchant, await merchant.applyOtt());
  await link.act({ action: 'scan', sample: '0' });
  await link.act({ action: 'pay', pin: SANDBOX_CREDENTIALS.pin });
  await vi.waitFor(() => expect(callbackEvents()).toHaveLength(1));
  expect(heard).toEqual([
    {
      apiKey: SANDBOX_CREDENTIALS.callbackApiKey,
      body: {
        event: 'PAYMENT.SUCCESS',
        data: {
          partnerReferenceNo: 'order-1',
          referenceNo: expect.stringMatching(/^[\da-f-]{36}$/),
          status: 'PAID',
          amount: { value: '36000.00', currency: 'IDR' },
          paidTime: '2025-11-25T16:18:46+07:00',
        },
      },
    },
  ]);
});

it('tells of a cancelled payment, too', async () => {
  const merchant = await merchantWithCallback();
  await openLink(merchant, await merchant.applyOtt()).act({ action: 'cancel' });
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard[0]?.body).toMatchObject({ event: 'PAYMENT.FAILED', data: { status: 'CANCELLED' } });
});

it('tries again after 5xx, 408 and 429 until it is heard', async () => {
  statuses = [503, 408, 429];
  const merchant = await merchantWithCallback([1, 1, 1, 1]);
  await openLink(merchant, await merchant.applyOtt()).act({ action: 'fail' });
  await vi.waitFor(() => expect(callbackEvents()).toHaveLength(4));
  expect(callbackEvents().map(({ httpStatus, willRetry }) => [httpStatus, willRetry])).toEqual([
    [503, true],
    [408, true],
    [429, true],
    [200, false],
  ]);
  expect(new Set(heard.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

it('gives up after the last delay, and at once after a 4xx', async () => {
  statuses = [500, 500, 401];
  const merchant = await merchantWithCallback([1]);
  await openLink(merchant, await merchant.applyOtt()).act({ action: 'fail' });
  await vi.waitFor(() => expect(callbackEvents()).toHaveLength(2));
  await openLink(merchant, await merchant.applyOtt()).act({ action: 'fail' });
  await vi.waitFor(() => expect(callbackEvents()).toHaveLength(3));
  expect(callbackEvents().map(({ willRetry }) => willRetry)).toEqual([true, false, false]);
});

it('says nothing before a pending payment is settled, and then once', async () => {
  const merchant = await merchantWithCallback();
  const link = openLink(merchant, await merchant.applyOtt(applyOttBody('sbx-pending')));
  await link.act({ action: 'scan', sample: '0' });
  await link.act({ action: 'pay', pin: SANDBOX_CREDENTIALS.pin });
  expect(heard).toHaveLength(0);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
});

it('tells of a payment that is late when it is made, not before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const merchant = await merchantWithCallback();
  await merchant.applyOtt(applyOttBody('sbx-paid-late'));
  // The sandbox's clock stands at :46.138, and a link ends with a whole second.
  await vi.advanceTimersByTimeAsync(20_000 - 138 - 2);
  expect(events.map(({ type }) => type)).not.toContain('payment');
  await vi.advanceTimersByTimeAsync(1);
  expect(events).toContainEqual({
    type: 'payment',
    partnerReferenceNo: 'sbx-paid-late',
    status: 'paid',
  });
});

it('tells nothing of a payment that was due, and was cancelled before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const merchant = await merchantWithCallback();
  const link = openLink(merchant, await merchant.applyOtt(applyOttBody('sbx-paid-late')));
  await link.act({ action: 'cancel' });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(events.flatMap((event) => (event.type === 'payment' ? event.status : []))).toEqual([
    'cancelled',
  ]);
});

it('may overtake the inquiry', async () => {
  const merchant = await merchantWithCallback();
  const link = openLink(merchant, await merchant.applyOtt(applyOttBody('sbx-known-late')));
  await link.act({ action: 'scan', sample: '0' });
  await link.act({ action: 'pay', pin: SANDBOX_CREDENTIALS.pin });
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard[0]?.body).toMatchObject({ event: 'PAYMENT.SUCCESS' });
  const { body } = await merchant.status('sbx-known-late');
  expect(body['latestTransactionStatus']).toBe('01');
});

it('tells of each payment of a reference by its number', async () => {
  const merchant = await merchantWithCallback();
  const numbers = [];
  for (let payment = 1; payment <= 2; payment += 1) {
    const link = openLink(merchant, await merchant.applyOtt());
    await link.act({ action: 'scan', sample: '0' });
    await link.act({ action: 'pay', pin: SANDBOX_CREDENTIALS.pin });
    await vi.waitFor(() => expect(heard).toHaveLength(payment));
    numbers.push((await merchant.status('order-1')).body['originalReferenceNo']);
  }
  expect(heard.map(({ body }) => Object(Object(body).data).referenceNo)).toEqual(numbers);
  expect(new Set(numbers).size).toBe(2);
});

it('keeps every secret and every link out of its events', async () => {
  const merchant = await merchantWithCallback();
  const reply = await merchant.applyOtt();
  await openLink(merchant, reply).act({ action: 'fail' });
  await vi.waitFor(() => expect(callbackEvents()).toHaveLength(1));
  const text = JSON.stringify(events);
  expect(events.map(({ type }) => type)).toEqual(['call', 'call', 'call', 'payment', 'callback']);
  expect(text).not.toContain('token=');
  expect(text).not.toContain(SANDBOX_CREDENTIALS.clientSecret);
  expect(text).not.toContain(SANDBOX_CREDENTIALS.callbackApiKey);
});

it.each(['/callback', 'https:', 'https:/shop.test', 'http://', 'httpsx://shop.test', 'ftp://a'])(
  'takes no callback URL such as %j',
  async (url) => {
    await expect(sandboxMerchant({ callback: { url, apiKey: 'x' } })).rejects.toThrow(
      /callback\.url/,
    );
  },
);

import { setupServer } from 'msw/node';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { qrisHandlers, type QrisHandlersOptions, SCENARIOS } from '../../src/msw/index.ts';
import { applyOttResponse, snapRefusal, statusResponse } from '../../src/sandbox/api/responses.ts';
import { SNAP_CASES } from '../../src/snap/responseCode.ts';
import { TRANSACTION_STATUS } from '../../src/snap/status.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const REFERENCE = 'INV-20251125-004';
const ORDER = {
  userResources: ['OTT'],
  additionalInfo: { partnerReferenceNo: REFERENCE, redirectUrl: 'https://shop.example/paid' },
};
const INQUIRY = { originalPartnerReferenceNo: REFERENCE, serviceCode: '54' };

function post(operation: 'apply-ott' | 'status', body: unknown, base = '/api/qris') {
  return fetch(`https://shop.example${base}/${operation}`, {
    method: 'POST',
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5000),
  });
}

const mock = (options: QrisHandlersOptions) => server.use(...qrisHandlers(options));
const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(record).filter((key): key is Key => key in record);

describe('an order', () => {
  it('gets a link as the sandbox words it', async () => {
    mock({ paymentUrl: 'https://wallet-stg.harsya.com/?token=t' });
    const reply: unknown = await (await post('apply-ott', ORDER)).json();
    const { urlExpiry } = Object(Object(reply).additionalInfo);
    const ott: unknown = Object(Object(reply).userResources[0]).value;
    expect(Date.parse(urlExpiry) - Date.now()).toBeGreaterThan(14.9 * 60_000);
    expect(reply).toEqual(
      applyOttResponse({
        paymentUrl: 'https://wallet-stg.harsya.com/?token=t',
        expiresAt: Date.parse(urlExpiry),
        ott: String(ott),
      }),
    );
  });

  it('that Pivot would not take is refused as the proxy refuses it', async () => {
    mock({});
    const reply = await post('apply-ott', { ...ORDER, userResources: ['CARD'] });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toEqual(
      snapRefusal('49', '40001', 'userResources must be ["OTT"].').body,
    );
  });
});

describe.each(keysOf(SNAP_CASES))('the SNAP case %s', (scenario) => {
  const { httpStatus } = snapRefusal('49', scenario);

  it('answers both operations', async () => {
    mock({ scenario });
    const [order, status] = [await post('apply-ott', ORDER), await post('status', INQUIRY)];
    expect([order.status, status.status]).toEqual([httpStatus, httpStatus]);
    expect(await order.json()).toEqual(snapRefusal('49', scenario).body);
    expect(await status.json()).toEqual(snapRefusal('55', scenario).body);
    expect(order.headers.get('Retry-After')).toBe(httpStatus === 429 ? '30' : null);
  });
});

describe.each(keysOf(TRANSACTION_STATUS))('the transaction status %s', (status) => {
  it('is said as the sandbox says it', async () => {
    mock({ scenario: { applyOtt: { linkLivesMs: 1000 }, status: [status] } });
    const reply: unknown = await (await post('status', INQUIRY)).json();
    expect(reply).toMatchObject(statusResponse({ partnerReferenceNo: REFERENCE, status }));
    expect('paidTime' in Object(reply)).toBe(status === '00');
  });
});

it('says what was to be paid if another amount was', async () => {
  mock({ scenario: 'mismatch' });
  expect((await post('apply-ott', ORDER)).status).toBe(200);
  expect(await (await post('status', INQUIRY)).json()).toMatchObject({
    latestTransactionStatus: '00',
    transAmount: { value: '36000.00', currency: 'IDR' },
    additionalInfo: { expectedAmount: { value: '107000.00', currency: 'IDR' } },
  });
  mock({ scenario: 'paid' });
  expect(await (await post('status', INQUIRY)).json()).not.toHaveProperty('additionalInfo');
});

it('refuses a link for a while as long as an earlier one is being confirmed', async () => {
  mock({ scenario: 'confirming' });
  const order = await post('apply-ott', ORDER);
  expect(order.headers.get('Retry-After')).toBe('30');
  expect(await order.json()).toEqual(snapRefusal('49', '40901').body);
  const status: unknown = await (await post('status', INQUIRY)).json();
  expect(status).toHaveProperty('latestTransactionStatus', '03');
});

it('asks to wait as long as a scenario says', async () => {
  mock({ scenario: { applyOtt: '42900', status: ['50400'], retryAfter: 5 } });
  for (const reply of [await post('apply-ott', ORDER), await post('status', INQUIRY)]) {
    expect(reply.headers.get('Retry-After')).toBe('5');
  }
});

it('says each status in its turn, and the last one for ever', async () => {
  mock({ scenario: 'pending-then-paid' });
  const said = [];
  for (let turn = 0; turn < 4; turn += 1) {
    said.push(Object(await (await post('status', INQUIRY)).json()).latestTransactionStatus);
  }
  expect(said).toEqual(['02', '03', '00', '00']);
});

it('starts anew with each list of handlers', async () => {
  for (let time = 0; time < 2; time += 1) {
    mock({ scenario: 'pending-then-paid' });
    const reply: unknown = await (await post('status', INQUIRY)).json();
    expect(reply).toHaveProperty('latestTransactionStatus', '02');
  }
});

it.each([
  ['expired', -1000],
  ['last-minute', 60_000],
] as const)('gives a link that lives as %s says', async (scenario, livesMs) => {
  mock({ scenario });
  const reply: unknown = await (await post('apply-ott', ORDER)).json();
  const left = Date.parse(Object(Object(reply).additionalInfo).urlExpiry) - Date.now();
  expect(Math.abs(left - livesMs)).toBeLessThan(3000);
});

it('answers with a page where something stands between shop and proxy', async () => {
  mock({ scenario: 'malformed' });
  for (const reply of [await post('apply-ott', ORDER), await post('status', INQUIRY)]) {
    expect(await reply.text()).toMatch(/^<!doctype html>/);
  }
});

it('breaks the connection off', async () => {
  mock({ scenario: 'offline' });
  await expect(post('apply-ott', ORDER)).rejects.toThrow('Failed to fetch');
  await expect(post('status', INQUIRY)).rejects.toThrow('Failed to fetch');
});

it('gives no answer', async () => {
  mock({ scenario: 'no-answer' });
  const silence = Symbol('silence');
  const waited = new Promise((resolve) => setTimeout(resolve, 200, silence));
  const asked = post('status', INQUIRY).catch((error: unknown) => error);
  expect(await Promise.race([asked, waited])).toBe(silence);
});

it('takes its time where the scenario or the option says so', async () => {
  const timeOf = async (options: QrisHandlersOptions): Promise<number> => {
    mock(options);
    const startedAt = performance.now();
    await post('apply-ott', ORDER);
    return performance.now() - startedAt;
  };
  expect(SCENARIOS.slow.delay).toBe(4000);
  expect(await timeOf({ scenario: { ...SCENARIOS.slow, delay: 300 } })).toBeGreaterThan(290);
  expect(await timeOf({ scenario: 'slow', delay: 0 })).toBeLessThan(2000);
});

it('stands at the endpoint that the shop has', async () => {
  mock({ endpoint: 'https://shop.example/pay', scenario: '40314' });
  expect((await post('apply-ott', ORDER, '/pay')).status).toBe(403);
});

it('names what it knows when it is asked for another scenario', () => {
  const typo: object = { scenario: 'payed' };
  expect(() => qrisHandlers(typo)).toThrow(/no scenario "payed".*pending-then-paid.*40314/);
});

it('is documented whole', () => {
  const page = readFileSync(
    fileURLToPath(new URL('../../docs/testing-your-checkout.md', import.meta.url)),
    'utf8',
  );
  const documented = [...page.matchAll(/^\| `([\w-]+)` /gm)].map(([, name]) => name);
  expect(documented).toEqual(keysOf(SCENARIOS));
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inMinutes, NEVER_BEGUN, type Script, statusReply } from './pivotStandIn.ts';
import { lastingStore, startProxy, type ProxyKit, type Reply } from './proxyKit.ts';

// Real servers, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_790_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const pass = (ms: number): unknown => vi.setSystemTime(Date.now() + ms);

/** A link that ends in so many seconds. */
function linkOf(seconds: number): Script {
  return {
    body: {
      responseCode: '2004900',
      responseMessage: 'Successful',
      additionalInfo: {
        paymentUrl: `https://wallet.example/?token=${crypto.randomUUID()}`,
        urlExpiry: inMinutes(seconds / 60),
      },
    },
  };
}

function links(kit: ProxyKit): number {
  return kit.pivot.counts()['apply-ott'] ?? 0;
}

function expectRefusal(reply: Reply, retryAfter: string): void {
  expect(reply.body).toMatchObject({ responseCode: '4094901' });
  expect(reply.headers.get('retry-after')).toBe(retryAfter);
}

test('a link with less than 10 s left is handed out no more, and no other one is made', async () => {
  const kit = await startProxy();
  kit.pivot.script('apply-ott', linkOf(12));
  const first = await kit.applyOtt();
  pass(2 * SECOND);
  expect((await kit.applyOtt()).body).toEqual(first.body);
  pass(SECOND);
  expectRefusal(await kit.applyOtt(), '69');
  pass(8 * SECOND);
  expectRefusal(await kit.applyOtt(), '61');
  expect(links(kit)).toBe(1);
  const refusals = kit.events.filter(({ type }) => type === 'link-refused');
  expect(refusals).toHaveLength(2);
  for (const { type: _type, ...refusal } of refusals) {
    expect(refusal).toEqual({ partnerReferenceNo: 'order-1', reason: 'link-ends-soon' });
  }
});

test.each([
  ['nothing', NEVER_BEGUN],
  ['initiated', statusReply('01')],
  ['paying', statusReply('02')],
  ['pending', statusReply('03')],
  ['not found', statusReply('07')],
  ['a code that nobody knows', statusReply('77')],
  ['a refusal', { status: 403, body: { responseCode: '4035500', responseMessage: 'Expired' } }],
])('a payment of the last second may still come: %s', async (_what, answer) => {
  const kit = await startProxy();
  await kit.applyOtt();
  kit.pivot.usually('status', answer);
  pass(15 * MINUTE);
  expectRefusal(await kit.applyOtt(), '60');
  pass(MINUTE - 1);
  expectRefusal(await kit.applyOtt(), '1');
  expect(links(kit)).toBe(1);

  // The payment of the last second comes up.
  kit.pivot.usually('status', statusReply('00'));
  expect((await kit.applyOtt()).body).toMatchObject({ responseCode: '4094901' });
  expect(links(kit)).toBe(1);
});

test.each(['05', '06'])('a payment that failed (%s) frees a link that has ended', async (code) => {
  const kit = await startProxy();
  await kit.applyOtt();
  kit.pivot.usually('status', statusReply(code));
  pass(15 * MINUTE);
  expect((await kit.applyOtt()).httpStatus).toBe(200);
  expect(links(kit)).toBe(2);
});

test('the time to settle is an option', async () => {
  const kit = await startProxy({ settlementMs: 5000 });
  await kit.applyOtt();
  kit.pivot.usually('status', NEVER_BEGUN);
  pass(15 * MINUTE + 4999);
  expectRefusal(await kit.applyOtt(), '1');
  pass(1);
  expect((await kit.applyOtt()).httpStatus).toBe(200);
});

test('an answer that took long says nothing of what became known meanwhile', async () => {
  const kit = await startProxy();
  await kit.applyOtt();
  pass(15 * MINUTE + 55 * SECOND);
  const arrives = vi
    .waitFor(() => expect(kit.pivot.counts().status).toBe(1))
    .then(() => pass(10 * SECOND));
  kit.pivot.script('status', { ...NEVER_BEGUN, after: arrives });
  expectRefusal(await kit.applyOtt(), '0');
  expect(links(kit)).toBe(1);
});

test("403ss00 is Pivot's word that a link has ended: from then on it settles", async () => {
  const kit = await startProxy();
  await kit.applyOtt();
  pass(MINUTE);
  kit.pivot.usually('status', {
    status: 403,
    body: { responseCode: '4035500', responseMessage: 'Transaction Expired' },
  });
  expect((await kit.status()).body).toMatchObject({ responseCode: '4035500' });
  expectRefusal(await kit.applyOtt(), '60');
  pass(MINUTE);
  expect((await kit.applyOtt()).httpStatus).toBe(200);
  expect(links(kit)).toBe(2);
});

test.each([2, -2])(
  'links end by the clock of Pivot, which is %i min ahead of ours',
  async (minutes) => {
    const kit = await startProxy();
    kit.pivot.clock.aheadMs = minutes * MINUTE;
    const first = await kit.applyOtt();
    kit.pivot.usually('status', NEVER_BEGUN);
    // A whole second is the grain of the header that tells Pivot's time.
    pass(15 * MINUTE - 11 * SECOND);
    expect((await kit.applyOtt()).body).toEqual(first.body);
    pass(11 * SECOND + MINUTE - SECOND);
    expect((await kit.applyOtt()).body).toMatchObject({ responseCode: '4094901' });
    expect(links(kit)).toBe(1);
    pass(2 * SECOND);
    expect((await kit.applyOtt()).httpStatus).toBe(200);
    expect(links(kit)).toBe(2);
  },
);

test('an instance with a fast clock learns from Pivot that a link still lives', async () => {
  const store = lastingStore();
  const { pivot, applyOtt } = await startProxy({ store });
  pivot.clock.aheadMs = -2 * MINUTE;
  const first = await applyOtt();
  pivot.usually('status', NEVER_BEGUN);
  pass(14 * MINUTE);
  // Its only call so far is the one that asks how the payment of the ended link stands.
  const other = await startProxy({ store }, pivot);
  expect((await other.applyOtt()).body).toEqual(first.body);
  expect(pivot.counts()).toMatchObject({ 'apply-ott': 1, status: 1 });
});

test('a date that only looks like one turns no clock', async () => {
  const { pivot, applyOtt } = await startProxy();
  const first = await applyOtt();
  for (const date of ['0', '2030', 'Thu, 01 Jan 1970 00:00:00 GMT', '01 Sep 2026 GMT']) {
    pivot.script('apply-ott', { ...linkOf(900), headers: { Date: date } });
    await applyOtt(date);
  }
  expect((await applyOtt()).body).toEqual(first.body);
  pass(15 * MINUTE);
  pivot.script('status', NEVER_BEGUN);
  expectRefusal(await applyOtt(), '60');
});

test('a link ends with its token, also if urlExpiry is seven hours late', async () => {
  const kit = await startProxy();
  const claims = Buffer.from(JSON.stringify({ exp: Date.now() / SECOND + 900 }));
  kit.pivot.script('apply-ott', {
    body: {
      responseCode: '2004900',
      additionalInfo: {
        paymentUrl: `https://wallet.example/?token=e30.${claims.toString('base64url')}.sig`,
        urlExpiry: inMinutes(15 + 7 * 60),
      },
    },
  });
  await kit.applyOtt();
  pass(16 * MINUTE);
  kit.pivot.script('status', NEVER_BEGUN);
  expect((await kit.applyOtt()).httpStatus).toBe(200);
  expect(links(kit)).toBe(2);
});

test('a link whose end cannot be read lives for a quarter of an hour', async () => {
  const kit = await startProxy();
  kit.pivot.script('apply-ott', {
    body: {
      responseCode: '2004900',
      additionalInfo: { paymentUrl: 'https://wallet.example/?token=x', urlExpiry: 'soon' },
    },
  });
  const first = await kit.applyOtt();
  pass(14 * MINUTE);
  expect((await kit.applyOtt()).body).toEqual(first.body);
  kit.pivot.usually('status', NEVER_BEGUN);
  pass(MINUTE);
  expectRefusal(await kit.applyOtt(), '60');
  expect(links(kit)).toBe(1);
});

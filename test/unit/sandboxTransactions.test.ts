import { beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/index.ts';
import { openLink, type OpenLink } from './openLink.ts';
import { applyOttBody, sandboxMerchant, type SandboxMerchant } from './sandboxMerchant.ts';

const { pin, bindingId, customerRefreshToken, secondBindingId, secondCustomerRefreshToken } =
  SANDBOX_CREDENTIALS;
const PAY = { action: 'pay', pin };
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
/** The merchant's clock stands at :46.138, and a token's `exp` has no fraction of a second. */
const LIFE_MS = 15 * 60_000 - 138;

let merchant: SandboxMerchant;
beforeEach(async () => {
  merchant = await sandboxMerchant();
});

async function makeLink(reference = 'order-1'): Promise<OpenLink> {
  return openLink(merchant, await merchant.applyOtt(applyOttBody(reference)));
}

async function scan(link: OpenLink): Promise<void> {
  await link.act({ action: 'scan', sample: '0' });
}

async function pay(link: OpenLink): Promise<void> {
  await scan(link);
  await link.act(PAY);
}

async function latest(reference = 'order-1'): Promise<Record<string, unknown>> {
  return (await merchant.status(reference)).body;
}

async function statusOf(reference = 'order-1'): Promise<unknown> {
  const { responseCode, latestTransactionStatus } = await latest(reference);
  return latestTransactionStatus ?? responseCode;
}

/** Lets time go by; the tokens are renewed, for they live no longer than a link. */
async function pass(ms: number): Promise<void> {
  merchant.clock.now += ms;
  await merchant.b2b();
  await merchant.b2b2c();
}

describe('the latest transaction', () => {
  it('is none as long as nobody has begun to pay', async () => {
    const link = await makeLink();
    await link.look();
    expect(await latest()).toEqual({
      responseCode: '2005500',
      responseMessage: 'Successful',
      originalPartnerReferenceCode: 'order-1',
      serviceCode: '54',
      latestTransactionStatus: '07',
      transactionStatusDesc: 'Not Found',
    });
  });

  it('begins with the scan, and keeps its number and its time', async () => {
    const link = await makeLink();
    merchant.clock.now += 10_000;
    await scan(link);
    const begun = await latest();
    expect(begun).toMatchObject({
      latestTransactionStatus: '01',
      originalReferenceNo: expect.stringMatching(UUID),
      transactionDate: '2025-11-25T16:18:56+07:00',
    });
    expect(begun).not.toHaveProperty('paidTime');
    merchant.clock.now += 10_000;
    await link.act({ action: 'rescan' });
    await pay(link);
    expect(await latest()).toMatchObject({
      latestTransactionStatus: '00',
      originalReferenceNo: begun['originalReferenceNo'],
      transactionDate: '2025-11-25T16:18:56+07:00',
      paidTime: '2025-11-25T16:19:06+07:00',
    });
  });

  it.each([
    ['cancel', '05'],
    ['fail', '06'],
  ])('stays that of an earlier link until the new one is begun: %s', async (action, status) => {
    await (await makeLink()).act({ action });
    const old = await latest();
    expect(old['latestTransactionStatus']).toBe(status);

    merchant.clock.now += 1000;
    const link = await makeLink();
    expect(await latest()).toEqual(old);
    await scan(link);
    const begun = await latest();
    expect(begun['latestTransactionStatus']).toBe('01');
    expect(begun['originalReferenceNo']).not.toBe(old['originalReferenceNo']);
    await link.act({ action });
    expect(await latest()).toMatchObject({
      latestTransactionStatus: status,
      originalReferenceNo: begun['originalReferenceNo'],
    });
  });

  it('hides a payment that was begun before it', async () => {
    const [first, second] = [await makeLink(), await makeLink()];
    await scan(first);
    merchant.clock.now += 1000;
    await second.act({ action: 'cancel' });
    await first.act(PAY);
    expect((await first.look()).page).toContain('Pembayaran berhasil');
    expect(await statusOf()).toBe('05');
  });

  it('may be a second payment of the same reference', async () => {
    const first = await makeLink();
    await pay(first);
    const numbers = [(await latest())['originalReferenceNo']];
    merchant.clock.now += 1000;
    await pay(await makeLink());
    numbers.push((await latest())['originalReferenceNo']);
    expect(await statusOf()).toBe('00');
    expect(new Set(numbers).size).toBe(2);
  });

  it('is only that of the wallet whose token came along', async () => {
    await pay(await makeLink());
    await merchant.b2b2c({ authCode: secondBindingId, refreshToken: secondCustomerRefreshToken });
    expect(await statusOf()).toBe('4045501');
    await makeLink();
    expect(await statusOf()).toBe('07');
    await merchant.b2b2c({ authCode: bindingId, refreshToken: customerRefreshToken });
    expect(await statusOf()).toBe('00');
  });
});

describe('a link', () => {
  it('is paid once', async () => {
    const link = await makeLink();
    await pay(link);
    const paid = await latest();
    merchant.clock.now += 1000;
    for (const action of ['scan', 'rescan', 'retype', 'cancel', 'fail', 'expire']) {
      await link.act({ action, sample: '1' });
    }
    await link.act(PAY);
    expect(await latest()).toEqual(paid);
  });

  it.each(['cancel', 'fail'])('is dead after: %s', async (action) => {
    const link = await makeLink();
    await scan(link);
    await link.act({ action });
    const ended = await latest();
    await pay(link);
    expect(await latest()).toEqual(ended);
  });

  it('is open until the end that its token names, whatever others were paid', async () => {
    const link = await makeLink();
    await pay(await makeLink());
    await pass(LIFE_MS - 1);
    expect((await link.look()).page).toContain('Pindai QRIS');
    merchant.clock.now += 1;
    expect((await link.look()).status).toBe(410);
    expect(await statusOf()).toBe('00');
  });

  it('leaves what was begun when it ends by itself', async () => {
    await scan(await makeLink());
    await pass(LIFE_MS + 60_000);
    expect(await statusOf()).toBe('01');
  });

  it('that the developer ends is expired at once, and hides no payment', async () => {
    const [first, second] = [await makeLink(), await makeLink()];
    await scan(second);
    await second.act({ action: 'expire' });
    expect(await statusOf()).toBe('4035500');
    merchant.clock.now += 1000;
    await pay(first);
    expect(await statusOf()).toBe('00');
  });

  it('that the developer ends hides no earlier payment', async () => {
    await pay(await makeLink());
    merchant.clock.now += 1000;
    await (await makeLink()).act({ action: 'expire' });
    expect(await statusOf()).toBe('00');
  });

  it('that the developer ends is no longer news once an earlier one has ended', async () => {
    const first = await makeLink();
    await scan(first);
    await (await makeLink()).act({ action: 'expire' });
    expect(await statusOf()).toBe('4035500');
    merchant.clock.now += 1000;
    await first.act({ action: 'cancel' });
    expect(await statusOf()).toBe('05');
  });

  it('that the developer ends is expired although an earlier one was cancelled', async () => {
    await (await makeLink()).act({ action: 'cancel' });
    merchant.clock.now += 1000;
    await (await makeLink()).act({ action: 'expire' });
    expect(await statusOf()).toBe('4035500');
    await makeLink();
    expect(await statusOf()).toBe('05');
  });

  it('can be paid with another amount', async () => {
    const link = await makeLink();
    await scan(link);
    expect((await link.look()).page).toContain('Ubah nominal');
    await link.act({ action: 'retype' });
    const { page } = await link.look();
    expect(page).toContain('Kopi Pagi Sabang');
    expect(page).toContain('Nominal dalam rupiah');
    expect(page).not.toContain('Ubah nominal');
    await link.act({ ...PAY, amount: '1' });
    expect(await latest()).toMatchObject({
      latestTransactionStatus: '00',
      transAmount: { value: '1.00', currency: 'IDR' },
    });
  });
});

describe('a payment of the last moments', () => {
  it('is known at once with more than 10 s left', async () => {
    const link = await makeLink();
    await scan(link);
    await pass(LIFE_MS - 10_001);
    await link.act(PAY);
    expect(await statusOf()).toBe('00');
  });

  it.each([10_000, 1])('is known 60 s later with %i ms left', async (left) => {
    const link = await makeLink();
    await scan(link);
    await pass(LIFE_MS - left);
    await link.act(PAY);
    expect((await link.look()).page).toContain('Pembayaran berhasil');
    expect(await statusOf()).toBe('01');
    await pass(59_999);
    expect(await statusOf()).toBe('01');
    merchant.clock.now += 1;
    expect(await statusOf()).toBe('00');
  });

  it('is known as soon as the sandbox’s settlement time says', async () => {
    merchant = await sandboxMerchant({ settlementMs: 5 });
    const link = await makeLink();
    await pass(LIFE_MS - 1);
    await pay(link);
    expect(await statusOf()).toBe('01');
    merchant.clock.now += 5;
    expect(await statusOf()).toBe('00');
  });

  it.each([
    ['cancel', '05'],
    ['fail', '06'],
  ])('is no late news if it comes to nothing: %s', async (action, status) => {
    const link = await makeLink();
    await pass(LIFE_MS - 1);
    await link.act({ action });
    expect(await statusOf()).toBe(status);
  });
});

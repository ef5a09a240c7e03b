import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { enMessages } from '../../src/messages/en.ts';
import { goThroughHistory } from './goThroughHistory.ts';
import { importWithVite } from './importWithVite.ts';
import { holdStatusUntilBack } from './holdStatus.ts';
import { leaveWebview } from './leaveWebview.ts';
import type { ReturnShop } from './returns/startShop.ts';

const { startShop } =
  await importWithVite<typeof import('./returns/startShop.ts')>('./returns/startShop.ts');

let shop: ReturnShop;
let orders = 0;
test.beforeAll(async () => {
  shop = await startShop();
});
test.afterAll(() => shop.stop());
test.beforeEach(() => {
  shop.aheadMs = 0;
  shop.isDown = false;
  shop.openerPolicy = 'unsafe-none';
  shop.asked = [];
});

interface Started {
  order: string;
  /** What the link leads to, for whoever has it. */
  paymentUrl: string;
  /** Where Pivot sends the customer back to. */
  redirectUrl: string;
  failedRedirectUrl: string;
}

/** Presses the pay button, and arrives at the webview. */
async function begin(page: Page, magic = ''): Promise<Started> {
  orders += 1;
  const order = `order-${test.info().project.name}-${orders}${magic}`;
  await page.goto(`${shop.origin}/?order=${order}`);
  await page.getByRole('button', { name: enMessages.pay }).click();
  await expect(page.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
  return { order, paymentUrl: page.url(), ...shop.returnUrls };
}

/** Scans, pays, and sees the webview's result. */
async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await page.getByLabel('PIN Anda').fill('123456');
  await page.getByRole('button', { name: /^Bayar/ }).click();
  await expect(page.getByRole('link', { name: 'Kembali ke toko' })).toBeVisible();
}

async function payElsewhere(context: BrowserContext, paymentUrl: string): Promise<void> {
  const webview = await context.newPage();
  await webview.goto(paymentUrl);
  await pay(webview);
  await webview.close();
}

async function goBackToShop(page: Page): Promise<void> {
  await leaveWebview(page);
  await page.waitForURL(/\?qris=/);
}

async function expectState(page: Page, state: keyof typeof enMessages.returnPage): Promise<void> {
  await expect(
    page.getByRole('heading', { name: enMessages.returnPage[state].title }),
  ).toBeVisible();
}

/** Time goes on for the page and for the shop's clock. */
async function pass(page: Page, seconds: number): Promise<void> {
  shop.aheadMs += seconds * 1000;
  await page.clock.runFor(seconds * 1000);
}

/** Lets time go on, second by second, so that each answer comes in its own. */
async function passUntil(page: Page, state: keyof typeof enMessages.returnPage, step = 1) {
  const heading = page.getByRole('heading', { name: enMessages.returnPage[state].title });
  await expect(async () => {
    await pass(page, step);
    await expect(heading).toBeVisible({ timeout: 50 });
  }).toPass({ intervals: [0] });
}

test('the success URL of a failed payment says that it failed', async ({ page }) => {
  const { redirectUrl } = await begin(page);
  await page.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await page.getByRole('button', { name: 'Buat gagal' }).click();
  await expect(page.getByRole('heading', { name: 'Pembayaran gagal' })).toBeVisible();
  await page.goto(redirectUrl);
  await expectState(page, 'failed');
});

test('the failed URL of a paid order says that it is paid', async ({ page }) => {
  const { failedRedirectUrl, order } = await begin(page);
  await pay(page);
  await page.goto(failedRedirectUrl);
  await expectState(page, 'paid');
  await expect(page.getByText(order)).toBeVisible();
  await expect(page.getByRole('link', { name: enMessages.continueShopping })).toBeVisible();
});

for (const seconds of [3, 40]) {
  test(`an order that is paid ${seconds} s after the return`, async ({ page, context }) => {
    await page.clock.install();
    const { paymentUrl, redirectUrl } = await begin(page);
    await page.goto(redirectUrl);
    await expectState(page, 'pending');
    for (let second = 0; second < seconds; second += 1) await pass(page, 1);
    await expectState(page, 'pending');
    await payElsewhere(context, paymentUrl);
    await passUntil(page, 'paid');
  });
}

test('a payment that never becomes final ends in asking on request', async ({ page }) => {
  await page.clock.install();
  await begin(page, '-sbx-never-final');
  await pay(page);
  await goBackToShop(page);
  await expectState(page, 'pending');
  await passUntil(page, 'unknown', 30);
  const asked = shop.asked.length;
  await pass(page, 3600);
  expect(shop.asked.length).toBe(asked);
  await page.getByRole('button', { name: enMessages.checkStatus }).click();
  await expectState(page, 'pending');
  expect(shop.asked.length).toBeGreaterThan(asked);
});

test('another browser, which remembers nothing, learns what is true', async ({ page, browser }) => {
  const { redirectUrl } = await begin(page);
  await pay(page);
  const other = await browser.newContext();
  const otherPage = await other.newPage();
  await otherPage.goto(redirectUrl);
  await expectState(otherPage, 'paid');
  await other.close();
});

/**
 * Another tab of the shop, back from the webview without having paid. Its time is held: by itself, it
 * would ask at steps.
 */
async function waitInSecondTab(context: BrowserContext, order: string): Promise<Page> {
  const tab = await context.newPage();
  await tab.clock.install();
  await tab.goto(`${shop.origin}/?order=${order}`);
  await tab.getByRole('button', { name: enMessages.pay }).click();
  await expect(tab.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
  await goThroughHistory(tab, -1);
  await expect(tab.getByRole('button', { name: enMessages.continuePayment })).toBeVisible();
  await tab.clock.pauseAt(Date.now() + 1000);
  shop.asked = [];
  return tab;
}

/** A few milliseconds go by, in which a tab shows what it has heard and comes to no step of its own. */
async function expectHeardAsPaid(tab: Page): Promise<void> {
  await expect(async () => {
    await tab.clock.runFor(1);
    await expect(tab.getByRole('button', { name: enMessages.paid })).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 5000 });
}

test('a second tab hears of the return and asks for itself', async ({ page, context }) => {
  const { order } = await begin(page);
  const secondTab = await waitInSecondTab(context, order);
  await pay(page);
  expect(shop.asked).toEqual([]);
  await goBackToShop(page);
  await expectState(page, 'paid');
  await expectHeardAsPaid(secondTab);
});

test('a foreign nonce tells nobody, unless the server says that it is final', async ({
  page,
  context,
}) => {
  const { order, paymentUrl, redirectUrl } = await begin(page);
  const foreignUrl = redirectUrl.replace(/qris=[\w-]{8}/, 'qris=01234567');
  const secondTab = await waitInSecondTab(context, order);
  await page.goto(foreignUrl);
  await expectState(page, 'pending');
  expect(shop.asked).toEqual([order]);
  await payElsewhere(context, paymentUrl);
  await page.goto(foreignUrl);
  await expectState(page, 'paid');
  await expectHeardAsPaid(secondTab);
});

test('a return URL without a reference asks for it, and shows only what is true', async ({
  page,
  context,
}) => {
  const { order, redirectUrl } = await begin(page);
  const secondTab = await waitInSecondTab(context, order);
  await pay(page);
  const { origin, pathname } = new URL(redirectUrl);
  await page.bringToFront();
  await page.goto(`${origin}${pathname}?status=success`);
  await expectState(page, 'lost');
  const field = page.getByLabel(enMessages.reference);
  await page.getByRole('button', { name: enMessages.checkStatus }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(enMessages.referenceFault);
  expect(shop.asked).toEqual([]);

  await field.fill(`  ${order} `);
  await page.keyboard.press('Enter');
  await expectState(page, 'paid');
  await expect(page.getByRole('heading')).toBeFocused();
  await expect(page.getByText(order)).toBeVisible();
  // It has no nonce: nobody is told.
  expect(shop.asked).toEqual([order]);
  await expect(secondTab.getByRole('button', { name: enMessages.continuePayment })).toBeVisible();
});

async function beginInPopup(page: Page): Promise<Page> {
  orders += 1;
  const order = `order-${test.info().project.name}-popup-${orders}`;
  await page.goto(`${shop.origin}/?openIn=popup&order=${order}`);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: enMessages.pay }).click();
  const popup = await opened;
  await expect(popup.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
  return popup;
}

for (const openerPolicy of ['unsafe-none', 'same-origin'] as const) {
  test(`a popup comes back, tells, and closes itself: opener policy ${openerPolicy}`, async ({
    page,
  }) => {
    // With `same-origin` the webview cuts the ties between the windows for good.
    shop.openerPolicy = openerPolicy;
    const popup = await beginInPopup(page);
    await pay(popup);
    const closed = popup.waitForEvent('close');
    await goBackToShop(popup);
    await expectState(popup, 'paid');
    await expect(popup.getByRole('button', { name: enMessages.closeWindow })).toBeVisible();
    await expect(page.getByRole('button', { name: enMessages.paid })).toBeVisible();
    await closed;
  });
}

test('a popup whose shop is gone stays open, and leads on', async ({ page, context }) => {
  const popup = await beginInPopup(page);
  await popup.clock.install();
  await pay(popup);
  await page.close();
  await goBackToShop(popup);
  await expectState(popup, 'paid');
  await popup.clock.runFor(60_000);
  await expect(popup.getByRole('link', { name: enMessages.continueShopping })).toBeVisible();
  const press = popup.getByRole('button', { name: enMessages.closeWindow }).click();
  // The window may be gone before the browser has answered that it was pressed.
  await Promise.all([popup.waitForEvent('close'), press.catch(() => undefined)]);
  expect(context.pages()).toEqual([]);
});

test('a frame comes back, and the page around it moves on', async ({ page }) => {
  orders += 1;
  const order = `order-${test.info().project.name}-frame-${orders}`;
  await page.goto(`${shop.origin}/?openIn=embedded&order=${order}`);
  await holdStatusUntilBack(page, shop.origin);
  await page.getByRole('button', { name: enMessages.pay }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await frame.getByLabel('PIN Anda').fill('123456');
  await frame.getByRole('button', { name: /^Bayar/ }).click();
  await leaveWebview(frame);
  await expect(page.getByRole('button', { name: enMessages.paid })).toBeVisible();
});

test('a reload in the middle of checking, Back and Forward are harmless', async ({ page }) => {
  const { order } = await begin(page);
  await pay(page);
  let inquiries = 0;
  await page.route('**/api/qris/status', async (route) => {
    inquiries += 1;
    // The first answer never comes: the page is reloaded while it waits.
    if (inquiries > 1) await route.continue();
  });
  await goBackToShop(page);
  await expectState(page, 'checking');
  await page.reload();
  await expectState(page, 'paid');
  await goThroughHistory(page, -1);
  await page.waitForURL(/token=/);
  await goThroughHistory(page, 1);
  await expectState(page, 'paid');
  expect(new Set(shop.asked)).toEqual(new Set([order]));
});

test('an endpoint that is down and up again', async ({ page }) => {
  await page.clock.install();
  await begin(page);
  await pay(page);
  shop.isDown = true;
  await goBackToShop(page);
  await expectState(page, 'checking');
  await passUntil(page, 'unknown');
  await expect(page.getByText(enMessages.errors.unavailable)).toBeVisible();
  await expect(page.getByText(/Do not pay again/)).toBeVisible();
  shop.isDown = false;
  await passUntil(page, 'paid');
});

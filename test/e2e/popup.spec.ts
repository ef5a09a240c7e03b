import { expect, type Page } from '@playwright/test';
import { enMessages } from '../../src/messages/en.ts';
import { leaveWebview } from './leaveWebview.ts';
import {
  eventsOf,
  expectPaid,
  expectWebview,
  needsWholeChromium,
  pay,
  payButton,
  test,
} from './storefront.ts';

async function openPopup(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await payButton(page).click();
  return opened;
}

test('a window opened in the click is not blocked, however long the link takes', async ({
  page,
  shop,
  order,
}) => {
  // Chromium lets a page open windows for five seconds after a click.
  shop.applyTakesMs = 6000;
  await page.goto(shop.checkout(order, { openIn: 'popup' }));
  const popup = await openPopup(page);
  await expect(popup.getByText(enMessages.applying)).toBeVisible();
  await popup.waitForURL(`${shop.webviewOrigin}/**`);
  await pay(popup);
  expect(await popup.evaluate(() => window.opener as unknown)).toBeNull();
  const closed = popup.waitForEvent('close');
  await leaveWebview(popup);
  await expectPaid(page);
  await closed;
  expect(shop.applies).toEqual([order]);
  expect(shop.referrers.filter((referrer) => referrer !== null)).toEqual([]);
});

test.describe('a click that no customer made', () => {
  /** Lets the page's own script press the button, and looks no sooner: a look is like a click. */
  async function pressByScript(page: Page, address: string): Promise<void> {
    await page.addInitScript(() => {
      if (location.hostname !== 'localhost') return;
      const waiting = new MutationObserver(() => {
        const button = document.querySelector<HTMLElement>('.qris-pay-button');
        if (button === null) return;
        waiting.disconnect();
        setTimeout(() => {
          button.click();
          // oxlint-disable-next-line no-console -- the one thing a test can hear without looking
          console.info('pressed');
        }, 100);
      });
      waiting.observe(document, { childList: true, subtree: true });
    });
    const pressed = page.waitForEvent('console', (message) => message.text() === 'pressed');
    await page.goto(address);
    await pressed;
  }

  test.beforeEach(needsWholeChromium);

  test('opens no window, so the webview opens in this tab', async ({ page, shop, order }) => {
    await pressByScript(page, shop.checkout(order, { openIn: 'popup' }));
    await expectWebview(page);
    expect(page.context().pages()).toHaveLength(1);
  });

  test('is told where the shop wants no redirect', async ({ page, shop, order }) => {
    await pressByScript(page, shop.checkout(order, { openIn: 'popup', noFallback: '' }));
    await expect(page.getByText(enMessages.errors.popup_blocked)).toBeVisible();
    expect(await eventsOf(page)).toEqual(['popup-blocked', 'error']);
    expect(shop.applies).toEqual([]);
    await expectWebview(await openPopup(page));
  });
});

/** The shop's and the webview's `Cross-Origin-Opener-Policy`; all but the first cut the ties. */
const OPENER_POLICIES = [
  ['unsafe-none', 'unsafe-none'],
  ['unsafe-none', 'same-origin'],
  ['same-origin', 'unsafe-none'],
  ['same-origin', 'same-origin'],
  ['same-origin-allow-popups', 'same-origin-allow-popups'],
] as const;
for (const [shopPolicy, webviewPolicy] of OPENER_POLICIES) {
  test(`opener policies ${shopPolicy} and ${webviewPolicy}: an open window is no cancellation`, async ({
    page,
    shop,
    order,
  }) => {
    shop.headers = { 'cross-origin-opener-policy': shopPolicy };
    shop.webviewHeaders = { 'cross-origin-opener-policy': webviewPolicy };
    await page.clock.install();
    await page.goto(shop.checkout(order, { openIn: 'popup' }));
    const popup = await openPopup(page);
    await expectWebview(popup);
    // Long enough for a window that looks closed to be taken for closed.
    for (let second = 0; second < 6; second += 1) await page.clock.runFor(1000);
    await expect(payButton(page)).toHaveText(enMessages.continuePayment);
    expect(popup.isClosed()).toBe(false);
    // The customer pays, and closes the window without going back to the shop.
    await pay(popup);
    await popup.close();
    await expect(async () => {
      await page.clock.runFor(5000);
      await expect(payButton(page)).toHaveText(enMessages.paid, { timeout: 300 });
    }).toPass({ intervals: [0] });
    expect(await eventsOf(page)).not.toContain('error');
  });
}

test('a window that the customer closes leaves a payment that can be gone on with', async ({
  page,
  shop,
  order,
}) => {
  await page.clock.install();
  await page.goto(shop.checkout(order, { openIn: 'popup' }));
  const popup = await openPopup(page);
  await expectWebview(popup);
  // No customer is quicker than that.
  await page.clock.runFor(2000);
  await popup.close();
  await page.clock.runFor(4000);
  await expect(payButton(page)).toHaveText(enMessages.continuePayment);
  const again = await openPopup(page);
  await pay(again);
  await leaveWebview(again);
  await expectPaid(page);
  expect(shop.applies).toEqual([order]);
});

import { expect, type Page } from '@playwright/test';
import { enMessages } from '../../src/messages/en.ts';
import {
  eventsOf,
  expectPaid,
  expectWebview,
  goBack,
  needsWholeChromium,
  pay,
  payButton,
  test,
} from './storefront.ts';

/** Leaves for the webview, and goes back; whether the page was kept decides the browser. */
async function leave(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset['kept'] = String(persisted);
    });
  });
  await page.goto(address);
  await payButton(page).click();
  await expectWebview(page);
}

for (const isKept of [true, false]) {
  test.describe(isKept ? 'Back to the page as it was left' : 'Back to a page loaded anew', () => {
    test.beforeEach(({ shop, browserName }) => {
      if (isKept) needsWholeChromium({ browserName });
      else shop.headers = { 'cache-control': 'no-store' };
    });

    test('finds the payment, and goes on with it', async ({ page, shop, order }) => {
      await leave(page, shop.checkout(order));
      await goBack(page);
      await expect(page.locator('html')).toHaveAttribute('data-kept', String(isKept));
      await expect(payButton(page)).toHaveText(enMessages.continuePayment);
      await expect(page.getByRole('timer')).toHaveText(/1[45]:\d\d/);
      if (isKept) expect(await eventsOf(page)).toContain('returned');
      await payButton(page).click();
      await pay(page);
      expect(shop.applies).toContain(order);
    });

    test('finds it paid', async ({ page, context, shop, order }) => {
      await leave(page, shop.checkout(order));
      const webview = await context.newPage();
      await webview.goto(page.url());
      await pay(webview);
      await goBack(page);
      await expect(page.locator('html')).toHaveAttribute('data-kept', String(isKept));
      await expectPaid(page);
      await expect(payButton(page)).toHaveAttribute('aria-disabled', 'true');
    });
  });
}

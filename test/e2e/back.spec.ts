import { expect } from '@playwright/test';
import { journey } from './journey.ts';
import { openCheckout } from './openCheckout.ts';
import { openWebview } from './openWebview.ts';
import { payInWebview } from './payInWebview.ts';

const WEBVIEW = '**/whitelabel/qris-payment?*';

journey('Back from the webview, to a page loaded anew, pays the same order', async ({ page }) => {
  await openCheckout(page);
  const reference = await openWebview(page);
  await page.goBack();
  expect(await openWebview(page)).toBe(reference);
  await payInWebview(page);
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
});

journey('Back to a page kept as it was left shows a button that can be used', async ({ page }) => {
  await openCheckout(page);
  // Headless browsers keep no page for Back. A navigation that is broken off leaves the page in the
  // same state, and the event is the one that a kept page gets.
  await page.route(WEBVIEW, (route) => route.abort('aborted'), { times: 1 });
  const opened = page.waitForEvent('requestfailed', { predicate: (it) => /token=/.test(it.url()) });
  await page.getByRole('button', { name: 'Bayar dengan QRIS' }).click();
  await opened;
  await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });

  await expect(page.getByRole('timer')).toContainText(/1[45]:\d\d/);
  await page.getByRole('button', { name: 'Lanjutkan pembayaran' }).click();
  await payInWebview(page);
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
});

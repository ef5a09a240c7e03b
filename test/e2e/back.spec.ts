import { expect } from '@playwright/test';
import { journey } from './journey.ts';
import { openCheckout } from './openCheckout.ts';
import { openWebview } from './openWebview.ts';
import { payInWebview } from './payInWebview.ts';

journey('Back from the webview, to a page loaded anew, pays the same order', async ({ page }) => {
  await openCheckout(page);
  const reference = await openWebview(page);
  await page.goBack();
  expect(await openWebview(page)).toBe(reference);
  await payInWebview(page);
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
});

import { expect } from '@playwright/test';
import { launchOptions } from '../chromium.ts';
import { journey } from './journey.ts';
import { openCheckout } from './openCheckout.ts';
import { openWebview } from './openWebview.ts';
import { payInWebview } from './payInWebview.ts';

journey('Back from the webview, on a page loaded anew, pays the same order', async ({ page }) => {
  await openCheckout(page);
  const reference = await openWebview(page);
  await page.goBack();
  expect(await openWebview(page)).toBe(reference);
  await payInWebview(page);
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
});

journey.describe('with the back-forward cache of a real browser', () => {
  journey.use({
    launchOptions: { ...launchOptions(), ignoreDefaultArgs: ['--disable-back-forward-cache'] },
  });

  journey('Back leaves a usable button with the time left', async ({ page }) => {
    await openCheckout(page);
    await openWebview(page);
    await page.goBack();
    const button = page.getByRole('button', { name: 'Lanjutkan pembayaran' });
    await expect(button).toBeVisible();
    await expect(page.getByRole('timer')).toContainText(/1[45]:\d\d/);
    await button.click();
    await expect(page.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
    await payInWebview(page);
    await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
  });
});

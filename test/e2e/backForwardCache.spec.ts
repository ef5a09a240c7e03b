import { expect } from '@playwright/test';
import { launchOptions } from '../chromium.ts';
import { journey } from './journey.ts';
import { openCheckout } from './openCheckout.ts';
import { openWebview } from './openWebview.ts';
import { payInWebview } from './payInWebview.ts';

// Playwright switches off what every customer's browser has.
journey.use({
  launchOptions: { ...launchOptions(), ignoreDefaultArgs: ['--disable-back-forward-cache'] },
});

journey('Back from the webview leaves a button that can be used', async ({ page }) => {
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

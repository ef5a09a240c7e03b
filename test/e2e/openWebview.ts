import { expect, type Page } from '@playwright/test';

/**
 * Presses the pay button and arrives at the sandbox's webview.
 *
 * @returns the order's reference, as the sandbox shows it.
 */
export async function openWebview(page: Page): Promise<string> {
  await page
    .getByRole('button', { name: /^(Bayar dengan QRIS|Lanjutkan pembayaran|Coba lagi)$/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
  return page.getByRole('code').innerText();
}

import { expect } from '@playwright/test';
import { openCheckout, payButton, payInWebview, test } from './shopTest.ts';

/** The journeys that every shop has. */
export function payAndReturn(): void {
  test('a customer pays and comes back to a paid order', async ({ page, shop }) => {
    await openCheckout(page, shop);
    await payButton(page).click();
    await payInWebview(page);
    await page.waitForURL(/\/paid\?/);
    await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
  });

  test('a customer cancels and is told so', async ({ page, shop }) => {
    await openCheckout(page, shop);
    await payButton(page).click();
    await page.getByRole('button', { name: 'Batalkan' }).click();
    await page.getByRole('link', { name: 'Kembali ke toko' }).click();
    await page.waitForURL(/\/not-paid\?/);
    await expect(page.getByRole('heading', { name: 'Pembayaran dibatalkan' })).toBeVisible();
  });

  test('the return page of nobody’s order claims nothing', async ({ page, shop }) => {
    await page.goto(`${shop.origin}/paid`);
    await expect(page.locator('.qris-return')).toHaveAttribute('data-state', 'unknown');
  });
}

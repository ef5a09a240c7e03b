import { expect, type Page } from '@playwright/test';

/** Walks from the storefront to the pay button with one cup in the cart: Rp107.000 with delivery. */
export async function openCheckout(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Cangkir Embun' }).click();
  await page.getByRole('button', { name: 'Masukkan ke keranjang' }).click();
  await page.getByRole('link', { name: 'Lihat keranjang' }).click();
  await page.getByRole('link', { name: 'Lanjut ke pembayaran' }).click();
  await expect(page.getByRole('heading', { name: 'Pembayaran', level: 1 })).toBeVisible();
}

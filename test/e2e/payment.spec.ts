import { expect } from '@playwright/test';
import { journey } from './journey.ts';
import { openCheckout } from './openCheckout.ts';
import { openWebview } from './openWebview.ts';
import { payInWebview } from './payInWebview.ts';

journey('a customer pays and comes back to a paid order', async ({ page }) => {
  await openCheckout(page);
  await openWebview(page);
  await payInWebview(page);

  await expect(page).toHaveURL(/\/pesanan\/berhasil\?/);
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Keranjang, kosong' })).toBeVisible();

  await page.getByRole('link', { name: 'Lanjutkan' }).click();
  await expect(page.getByText('Lunas')).toBeVisible();
  await expect(page.getByText('Cangkir Embun')).toBeVisible();
});

journey('a customer cancels, comes back, and can pay after all', async ({ page }) => {
  await openCheckout(page);
  await openWebview(page);
  await page.getByRole('button', { name: 'Batalkan' }).click();
  await page.getByRole('link', { name: 'Kembali ke toko' }).click();

  await expect(page).toHaveURL(/\/pesanan\/gagal\?/);
  await expect(page.getByRole('heading', { name: 'Pembayaran dibatalkan' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Keranjang, 1 barang' })).toBeVisible();

  await page.getByRole('link', { name: 'Bayar lagi' }).click();
  await openWebview(page);
  await payInWebview(page);
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
});

journey('a payment that fails says so, and takes no order for paid', async ({ page }) => {
  await openCheckout(page);
  const reference = await openWebview(page);
  await page.getByRole('button', { name: /Lempung Pagi/ }).click();
  await page.getByRole('button', { name: 'Buat gagal' }).click();
  await page.getByRole('link', { name: 'Kembali ke toko' }).click();

  await expect(page.getByRole('heading', { name: 'Pembayaran gagal' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bayar lagi' })).toBeVisible();
  await page.goto(`/pesanan/${reference}`);
  await expect(page.getByText('Tidak terbayar')).toBeVisible();
});

journey.describe('a link that expires in the webview', () => {
  // The webview answers 410 once its link has ended, and the status inquiry 403.
  journey.use({ expectedComplaints: /status of 4(10|03)/ });

  journey('leads back to a page that offers no second payment yet', async ({ page }) => {
    await openCheckout(page);
    await openWebview(page);
    await page.getByRole('button', { name: 'Habiskan waktu' }).click();
    await page.getByRole('link', { name: 'Kembali ke toko' }).click();

    // What was confirmed in its last second may still become known.
    await expect(page.getByRole('heading', { name: 'Menunggu konfirmasi' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Bayar lagi' })).toHaveCount(0);
  });
});

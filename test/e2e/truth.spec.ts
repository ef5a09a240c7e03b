import { expect } from '@playwright/test';
import { journey } from './journey.ts';
import { openCheckout } from './openCheckout.ts';
import { openWebview } from './openWebview.ts';
import { payInWebview } from './payInWebview.ts';

/** A nonce that no journey has. */
const FORGED = '01234567';

journey('the success URL opened by hand never shows an unpaid order as paid', async ({ page }) => {
  await openCheckout(page);
  const reference = await openWebview(page);
  await page.goto(`/pesanan/berhasil?qris=${FORGED}*${reference}`);

  await expect(page.getByRole('heading', { name: 'Menunggu konfirmasi' })).toBeVisible();
  await expect(page.getByText('Jangan membayar lagi')).toBeVisible();
  await expect(page.getByText('Pembayaran berhasil')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Keranjang, 1 barang' })).toBeVisible();
});

journey('the failed URL of a paid order shows that it is paid', async ({ page }) => {
  await openCheckout(page);
  await openWebview(page);
  await payInWebview(page);
  await expect(page).toHaveURL(/berhasil/);
  await page.goto(page.url().replace('berhasil', 'gagal'));
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
});

journey("somebody else's order is neither shown nor said to be paid", async ({ page, browser }) => {
  await openCheckout(page);
  const reference = await openWebview(page);
  await payInWebview(page);
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();

  const stranger = await browser.newContext();
  const theirPage = await stranger.newPage();
  await theirPage.goto(`/pesanan/${reference}`);
  await expect(theirPage.getByRole('heading', { name: 'Pesanan tidak ditemukan' })).toBeVisible();
  await theirPage.goto(`/pesanan/berhasil?qris=${FORGED}*${reference}`);
  // The page asks a few times before it gives up.
  await expect(theirPage.getByRole('heading', { name: 'Masih kami konfirmasi' })).toBeVisible({
    timeout: 15_000,
  });
  await stranger.close();
});

journey(
  'the order costs what the server says, whatever the browser sends',
  async ({ page, browserName }) => {
    journey.skip(browserName === 'firefox', 'Over BiDi, Playwright does not see what is sent.');
    await openCheckout(page);
    await page.route('**/api/orders', (route) => {
      const cart: unknown = route.request().postDataJSON();
      return route.continue({ postData: JSON.stringify({ ...Object(cart), total: 1, price: 1 }) });
    });
    await openWebview(page);
    await expect(page.getByText('Rp 107.000')).toBeVisible();
  },
);

journey('an order is paid once, also when its cart is sent again', async ({ page, context }) => {
  await openCheckout(page);
  const secondTab = await context.newPage();
  await secondTab.goto('/bayar');
  const reference = await openWebview(page);
  expect(await openWebview(secondTab)).toBe(reference);
  await payInWebview(page);
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
  await secondTab.getByRole('button', { name: /Lempung Pagi/ }).click();
  await expect(secondTab.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
});

import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { journey } from './journey.ts';
import { openCheckout } from './openCheckout.ts';
import { openWebview } from './openWebview.ts';
import { payInWebview } from './payInWebview.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: { run: () => Promise<AxeResults> };
  }
}

/** What a checker of accessibility finds wrong on the page, in a line each. */
async function findBarriers(page: Page): Promise<string[]> {
  // Not as a script tag: the shop's Content-Security-Policy refuses what is not its own.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

journey('speaks English one click away, and remembers it', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Good company for your table.' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  await page.reload();
  await page.getByRole('link', { name: 'Cangkir Embun' }).click();
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByRole('link', { name: 'See cart' }).click();
  await page.getByRole('link', { name: 'Go to payment' }).click();
  await expect(page.getByRole('button', { name: 'Pay with QRIS' })).toBeVisible();
});

journey('a cart counts, and outlives a reload', async ({ page }) => {
  await openCheckout(page);
  await page.getByRole('link', { name: 'Ubah keranjang' }).click();
  await page.getByRole('button', { name: 'Tambah satu Cangkir Embun' }).click();
  await page.reload();
  await expect(page.getByRole('group', { name: 'Jumlah Cangkir Embun' })).toContainText('2');
  await expect(page.getByText('Rp196.000')).toBeVisible();
  await page.getByRole('button', { name: 'Hapus Cangkir Embun dari keranjang' }).click();
  await expect(page.getByRole('heading', { name: 'Keranjang Anda masih kosong' })).toBeVisible();
});

journey('picking up at the studio saves the delivery fee', async ({ page }) => {
  await openCheckout(page);
  await page.getByText('Ambil di studio').click();
  await expect(page.getByText('Gratis')).toBeVisible();
  await openWebview(page);
  await expect(page.getByText('Rp 89.000')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  journey.describe(`in ${colorScheme} colours`, () => {
    journey.use({ colorScheme });

    for (const path of ['/', '/produk/teko-hujan', '/keranjang', '/bayar', '/tidak-ada']) {
      journey(`${path} puts up no barrier`, async ({ page }) => {
        await openCheckout(page);
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await findBarriers(page)).toEqual([]);
      });
    }

    journey('the pages after a payment put up no barrier', async ({ page }) => {
      await openCheckout(page);
      const reference = await openWebview(page);
      await payInWebview(page);
      await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
      expect(await findBarriers(page)).toEqual([]);
      await page.goto(`/pesanan/${reference}`);
      await expect(page.getByText('Lunas')).toBeVisible();
      expect(await findBarriers(page)).toEqual([]);
    });
  });
}

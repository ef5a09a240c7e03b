import { expect, type Page } from '@playwright/test';
import { journey } from '../e2e/journey.ts';
import { startExample, type ExampleName, type RunningExample } from './startExample.ts';

const NAMES: ExampleName[] = ['vite', 'next', 'react-router'];

for (const name of NAMES) {
  journey.describe(name, () => {
    let shop: RunningExample;
    journey.beforeAll(async () => {
      journey.setTimeout(300_000);
      shop = await startExample(name);
    });
    journey.afterAll(() => shop.stop());

    journey('a customer pays and comes back to a paid order', async ({ page }) => {
      await openCheckout(page, shop);
      await page.getByRole('button', { name: 'Bayar dengan QRIS' }).click();
      await payInWebview(page);
      await page.waitForURL(/\/paid\?/);
      await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
    });

    journey('a customer cancels and is told so', async ({ page }) => {
      await openCheckout(page, shop);
      await page.getByRole('button', { name: 'Bayar dengan QRIS' }).click();
      await page.getByRole('button', { name: 'Batalkan' }).click();
      await page.getByRole('link', { name: 'Kembali ke toko' }).click();
      await page.waitForURL(/\/not-paid\?/);
      await expect(page.getByRole('heading', { name: 'Pembayaran dibatalkan' })).toBeVisible();
    });

    journey('the return page of nobody’s order claims nothing', async ({ page }) => {
      await page.goto(`${shop.origin}/paid`);
      await expect(page.locator('.qris-return')).toHaveAttribute('data-state', 'unknown');
    });

    if (name === 'vite') {
      journey.describe('openIn="embedded"', () => {
        // The sandbox's page puts the cursor into its PIN field, which a frame may not.
        journey.use({ expectedComplaints: /^Blocked autofocusing/ });
        journey('shows the webview in a frame, under the shop’s policy', async ({ page }) => {
          const response = await page.goto(shop.origin);
          const policy = response?.headers()['content-security-policy'] ?? '';
          expect(policy).toMatch(/^default-src 'self';.*frame-src 'self' http:\/\/localhost:\d+;/);
          expect(policy).not.toContain('unsafe');
          await page.getByLabel('Di halaman ini').check();
          await page.getByRole('button', { name: 'Bayar dengan QRIS' }).click();
          const webview = page.frameLocator('.qris-dialog-frame');
          await expect(webview.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
          expect(await webview.locator('body').evaluate(mayUseCamera)).toBe(true);
          await payInWebview(webview);
          await expect(page.locator('.qris-pay')).toHaveAttribute('data-state', 'paid');
        });
      });
    } else {
      journey('the server sends the button, and React takes it over', async ({ page }) => {
        await openCheckout(page, shop);
        const response = await page.reload();
        expect(await response?.text()).toContain('Bayar dengan QRIS');
        await expect(page.locator('.qris-pay-button')).toHaveCSS('cursor', 'pointer');
        await page.getByRole('button', { name: 'Bayar dengan QRIS' }).click();
        await expect(page.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
      });
    }
  });
}

async function openCheckout(page: Page, shop: RunningExample): Promise<void> {
  await page.goto(shop.origin);
  const buy = page.getByRole('button', { name: 'Beli satu cangkir' });
  const pay = page.getByRole('button', { name: 'Bayar dengan QRIS' });
  await expect(buy.or(pay)).toBeVisible();
  if (await buy.isVisible()) await buy.click();
  await expect(pay).toBeVisible();
}

async function payInWebview(webview: Pick<Page, 'getByRole' | 'getByLabel'>): Promise<void> {
  await webview.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await webview.getByLabel('PIN Anda').fill('123456');
  await webview.getByRole('button', { name: /^Bayar Rp/ }).click();
  await webview.getByRole('link', { name: 'Kembali ke toko' }).click();
}

/** Whether the policies of all pages around leave this one the camera. */
function mayUseCamera(): boolean {
  return Object(document).featurePolicy.allowsFeature('camera');
}

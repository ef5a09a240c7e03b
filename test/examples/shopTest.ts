import { expect, type Page } from '@playwright/test';
import { journey } from '../e2e/journey.ts';
import { startExample, type ExampleName, type RunningExample } from './startExample.ts';

interface Shop {
  /** Which example the project is about. */
  example: ExampleName;
  /** The example, started from its build with a sandbox behind it. */
  shop: RunningExample;
}

export const test = journey.extend<object, Shop>({
  example: ['vite', { option: true, scope: 'worker' }],
  shop: [
    async ({ example }, run) => {
      const shop = await startExample(example);
      await run(shop);
      await shop.stop();
    },
    { scope: 'worker' },
  ],
});

export function payButton(page: Page) {
  return page.getByRole('button', { name: 'Bayar dengan QRIS' });
}

export async function openCheckout(page: Page, shop: RunningExample): Promise<void> {
  await page.goto(shop.origin);
  const buy = page.getByRole('button', { name: 'Beli satu cangkir' });
  await expect(buy.or(payButton(page))).toBeVisible();
  if (await buy.isVisible()) await buy.click();
  await expect(payButton(page)).toBeVisible();
}

export async function payInWebview(webview: Pick<Page, 'getByRole' | 'getByLabel'>): Promise<void> {
  await webview.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await webview.getByLabel('PIN Anda').fill('123456');
  await webview.getByRole('button', { name: /^Bayar Rp/ }).click();
  await webview.getByRole('link', { name: 'Kembali ke toko' }).click();
}

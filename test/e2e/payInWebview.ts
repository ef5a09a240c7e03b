import type { Page } from '@playwright/test';
import { leaveWebview } from './leaveWebview.ts';

/** Scans the shop's QRIS, pays, and goes back to the shop. */
export async function payInWebview(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Lempung Pagi/ }).click();
  await page.getByLabel('PIN Anda').fill('123456');
  await page.getByRole('button', { name: 'Bayar Rp 107.000' }).click();
  await leaveWebview(page);
}

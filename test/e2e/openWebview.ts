import { expect, type Page } from '@playwright/test';

/**
 * Presses the pay button and arrives at the sandbox's webview.
 *
 * @returns the order's reference.
 */
export async function openWebview(page: Page): Promise<string> {
  const asked = page.waitForRequest('**/api/qris/apply-ott');
  await page.getByRole('button', { name: 'Bayar dengan QRIS' }).click();
  await expect(page.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
  const body: unknown = (await asked).postDataJSON();
  return String(Object(body).additionalInfo.partnerReferenceNo);
}

import { expect } from '@playwright/test';
import { openCheckout, payButton, test } from './shopTest.ts';

/** The journey of a shop that renders on its server. */
export function renderOnServer(): void {
  test('the server sends the button, and React takes it over', async ({ page, shop }) => {
    await openCheckout(page, shop);
    const response = await page.reload();
    expect(await response?.text()).toContain('Bayar dengan QRIS');
    await expect(page.locator('.qris-pay-button')).toHaveCSS('cursor', 'pointer');
    await payButton(page).click();
    await expect(page.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
  });
}

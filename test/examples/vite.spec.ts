import { expect } from '@playwright/test';
import { holdStatusUntilBack } from '../e2e/holdStatus.ts';
import { payAndReturn } from './payAndReturn.ts';
import { payButton, payInWebview, test } from './shopTest.ts';

payAndReturn();

test.describe('openIn="embedded"', () => {
  // The sandbox's page puts the cursor into its PIN field, which a frame may not.
  test.use({ expectedComplaints: /^Blocked autofocusing/ });

  test('shows the webview in a frame, under the shop’s policy', async ({ page, shop }) => {
    const response = await page.goto(shop.origin);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'self';.*frame-src 'self' http:\/\/localhost:\d+;/);
    expect(policy).not.toContain('unsafe');
    await holdStatusUntilBack(page, shop.origin);
    await page.getByLabel('Di halaman ini').check();
    await payButton(page).click();
    const webview = page.frameLocator('.qris-dialog-frame');
    await expect(webview.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
    expect(await webview.locator('body').evaluate(mayUseCamera)).toBe(true);
    await payInWebview(webview);
    await expect(page.locator('.qris-pay')).toHaveAttribute('data-state', 'paid');
  });
});

/** Whether the policies of all pages around leave this one the camera. */
function mayUseCamera(): boolean {
  return Object(document).featurePolicy.allowsFeature('camera');
}

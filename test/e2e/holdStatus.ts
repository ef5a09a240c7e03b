import type { Page } from '@playwright/test';

/**
 * Holds the status inquiries of a page that is open until its frame is back on the merchant's pages. Else
 * the page may learn of the payment, and close the frame, before the customer goes back in it.
 */
export async function holdStatusUntilBack(page: Page, origin: string): Promise<void> {
  const isBack = page.waitForRequest(
    (request) => request.isNavigationRequest() && request.url().startsWith(`${origin}/`),
  );
  await page.route('**/api/qris/status', async (route) => {
    await isBack;
    await route.continue();
  });
}

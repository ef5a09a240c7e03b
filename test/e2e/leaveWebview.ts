import type { FrameLocator, Page } from '@playwright/test';

/**
 * Goes back to the shop by the webview's link, unless the webview is quicker: it leads back by
 * itself, three seconds after a payment.
 */
export async function leaveWebview(view: Page | FrameLocator): Promise<void> {
  const way = view.getByRole('link', { name: 'Kembali ke toko' });
  await way.click({ timeout: 5000 }).catch(() => undefined);
}

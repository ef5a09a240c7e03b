import type { Page } from '@playwright/test';

/** Goes back (-1) or forward (1). Playwright's own way waits for a load, and a page that was kept does not load. */
export async function goThroughHistory(page: Page, steps: -1 | 1): Promise<void> {
  await page.evaluate((by) => void setTimeout(() => history.go(by)), steps);
}

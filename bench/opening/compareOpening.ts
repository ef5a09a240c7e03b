import type { Browser, Page } from 'playwright';
import { median } from '../median.ts';

const VARIANTS = ['bare', 'QrisPayButton'];
const ROUNDS = 25;

export interface OpeningResult {
  variant: string;
  /** From the click to the webview's request at its server, the median in ms. */
  openingMs: number;
}

/**
 * Clicks through to the webview, the variants turn by turn.
 *
 * @param nextArrival resolves with the ms between the next click and the webview's request.
 */
export async function compareOpening(
  browser: Browser,
  address: string,
  nextArrival: () => Promise<number>,
): Promise<OpeningResult[]> {
  const page = await browser.newPage();
  const times = new Map(VARIANTS.map((variant) => [variant, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const variant of VARIANTS) {
      times.get(variant)?.push(await open(page, `${address}?variant=${variant}`, nextArrival));
    }
  }
  await page.close();
  return VARIANTS.map((variant) => ({
    variant,
    openingMs: median(times.get(variant) ?? []),
  }));
}

async function open(page: Page, address: string, nextArrival: () => Promise<number>) {
  await page.goto(`${address}&reference=bench-${Math.random()}`);
  const button = page.getByRole('button');
  await button.hover();
  // A customer looks before clicking; the page has long been idle.
  await page.waitForTimeout(100);
  const [sinceClick] = await Promise.all([nextArrival(), button.click()]);
  await page.waitForURL('**/webview**');
  return sinceClick;
}

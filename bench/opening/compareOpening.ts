import type { Browser, Page } from 'playwright';
import { median } from '../median.ts';
import type { Arrival } from './openingRoutes.ts';

const VARIANTS = ['bare', 'QrisPayButton'];
const ROUNDS = 25;

export interface OpeningResult extends Arrival {
  variant: string;
}

/**
 * Clicks through to the webview, the variants turn by turn, and takes the medians.
 *
 * @param nextArrival resolves with what the webview's server saw of the next customer.
 */
export async function compareOpening(
  browser: Browser,
  address: string,
  nextArrival: () => Promise<Arrival>,
): Promise<OpeningResult[]> {
  const page = await browser.newPage();
  const arrivals: (Arrival & { variant: string })[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const variant of VARIANTS) {
      const arrival = await open(page, `${address}?variant=${variant}`, nextArrival);
      arrivals.push({ variant, ...arrival });
    }
  }
  await page.close();
  return VARIANTS.map((variant) => {
    const own = arrivals.filter((arrival) => arrival.variant === variant);
    return {
      variant,
      opening: median(own.map(({ opening }) => opening)),
      inPage: median(own.map(({ inPage }) => inPage)),
    };
  });
}

async function open(
  page: Page,
  address: string,
  nextArrival: () => Promise<Arrival>,
): Promise<Arrival> {
  await page.goto(`${address}&reference=bench-${Math.random()}`);
  const button = page.getByRole('button');
  await button.hover();
  // A customer looks before clicking; the page has long been idle.
  await page.waitForTimeout(100);
  const [arrival] = await Promise.all([nextArrival(), button.click()]);
  await page.waitForURL('**/webview**');
  return arrival;
}

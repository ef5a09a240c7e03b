import type { Browser, Page } from 'playwright';
import { median } from '../median.ts';
import type { Arrival } from './openingRoutes.ts';

const VARIANTS = ['bare', 'QrisPayButton', 'prepared on press', 'prepared on hover'];
/** How long a customer looks before clicking, and how long a click is held, in ms. */
const LOOK_MS = 300;
const PRESS_MS = 80;
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
  await page.waitForTimeout(LOOK_MS);
  const [arrival] = await Promise.all([nextArrival(), button.click({ delay: PRESS_MS })]);
  await page.waitForURL('**/webview**');
  return arrival;
}

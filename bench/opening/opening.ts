import { EventEmitter } from 'node:events';
import type { Browser, Page } from 'playwright';
import type { Plugin } from 'vite';
import { markdownTable, median } from '../figures.ts';

const VARIANTS = ['bare', 'QrisPayButton', 'prefetched on press', 'prefetched on hover'];
/** How long a customer looks before clicking, and how long a click is held, in ms. */
const LOOK_MS = 300;
const PRESS_MS = 80;
/** A round trip to the shop, and Pivot's time to answer. */
const ENDPOINT_MS = 40 + 150;
const ROUNDS = 25;

interface Arrival {
  /** From the click to the webview's request at its server, in ms. */
  opening: number;
  /** What of it the page's own script took, in ms. */
  inPage: number;
}

interface OpeningResult extends Arrival {
  variant: string;
}

const webview = new EventEmitter<{ arrival: [Arrival] }>();

/** Clicks through to the webview, the variants turn by turn; the medians as a Markdown table. */
export async function openingTable(browser: Browser, address: string): Promise<string> {
  const results = await measureOpening(browser, address);
  const bare = results[0]?.opening ?? Number.NaN;
  return markdownTable(
    ['click to webview', 'ms', 'in the page, ms', 'ratio'],
    results.map(({ variant, opening, inPage }) => [
      `\`${variant}\``,
      opening.toFixed(1),
      inPage.toFixed(1),
      (opening / bare).toFixed(2),
    ]),
  );
}

async function measureOpening(browser: Browser, address: string): Promise<OpeningResult[]> {
  const page = await browser.newPage();
  const arrivals: OpeningResult[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const variant of VARIANTS) {
      arrivals.push({ variant, ...(await open(page, `${address}?variant=${variant}`)) });
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

async function open(page: Page, address: string): Promise<Arrival> {
  await page.goto(`${address}&reference=bench-${Math.random()}`);
  const button = page.getByRole('button');
  await button.hover();
  await page.waitForTimeout(LOOK_MS);
  const [arrival] = await Promise.all([nextArrival(), button.click({ delay: PRESS_MS })]);
  await page.waitForURL('**/webview**');
  return arrival;
}

/** What the webview's server sees of the next customer. */
function nextArrival(): Promise<Arrival> {
  return new Promise((resolve) => {
    webview.once('arrival', resolve);
  });
}

/** The shop's endpoint and Pivot's webview. */
export const openingRoutes: Plugin = {
  name: 'opening-routes',
  configurePreviewServer({ middlewares }) {
    middlewares.use('/api/qris/apply-ott', (request, response) => {
      request.resume();
      setTimeout(() => {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({
            responseCode: '2004900',
            responseMessage: 'Successful',
            additionalInfo: {
              paymentUrl: `http://${request.headers.host}/webview?token=bench`,
              urlExpiry: new Date(Date.now() + 900_000).toISOString(),
            },
          }),
        );
      }, ENDPOINT_MS);
    });
    middlewares.use('/webview', (request, response) => {
      const now = performance.timeOrigin + performance.now();
      const read = (name: string) =>
        Number(new RegExp(`${name}=([\\d.]+)`).exec(request.headers.cookie ?? '')?.[1]);
      webview.emit('arrival', { opening: now - read('clickedAt'), inPage: read('inPage') });
      response.setHeader('content-type', 'text/html');
      response.end('<title>Webview</title>');
    });
  },
};

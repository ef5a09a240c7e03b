import {
  expect,
  type FrameLocator,
  type LaunchOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import { enMessages } from '../../src/messages/en.ts';
import { findChromium, launchOptions } from '../../scripts/browsers.ts';
import { goThroughHistory } from './goThroughHistory.ts';
import { importWithVite } from './importWithVite.ts';
import { journey } from './journey.ts';
import { buildPage, type PageFiles } from './page/buildPage.ts';
import type { Storefront } from './page/startStorefront.ts';

const { startStorefront } = await importWithVite<typeof import('./page/startStorefront.ts')>(
  './page/startStorefront.ts',
);

/** Playwright's own flags switch off what customers' browsers do. */
const LEFT_OUT = [
  '--disable-popup-blocking',
  '--disable-back-forward-cache',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

/** Chromium's headless shell blocks no popup and keeps no page for Back: only the whole one does. */
const wholeChromium = findChromium((file) => !file.includes('headless-shell'));

/** Starts the browser as customers have it. */
export const asCustomersHaveIt: LaunchOptions = {
  ...launchOptions(),
  ...(wholeChromium !== undefined && { executablePath: wholeChromium }),
  ignoreDefaultArgs: LEFT_OUT,
};

let files: Promise<PageFiles> | undefined;

interface Storefronts {
  /** A shop of the test's own, with a page made of the built package. */
  shop: Storefront;
  /** The name of an order that no other test has. */
  order: string;
}

/** Journeys in a browser as customers have it: it blocks popups, and keeps pages for Back. */
export const test = journey.extend<Storefronts>({
  launchOptions: [
    ({ browserName, launchOptions: own }, run) =>
      run(browserName === 'chromium' ? asCustomersHaveIt : own),
    { scope: 'worker' },
  ],
  // To a page, each look of a trace is a click of the customer's.
  trace: ['off', { scope: 'worker' }],
  shop: async ({ isMobile }, run, info) => {
    info.skip(isMobile, 'Once is enough: nothing here depends on the size of the screen.');
    const shop = await startStorefront(await (files ??= buildPage()));
    await run(shop);
    shop.stop();
  },
  order: async ({ isMobile: _isMobile }, run, info) => run(`order-${info.testId}`),
});

/** Skips a test of what only a whole Chromium does while it is driven. */
export function needsWholeChromium({ browserName }: { browserName: string }): void {
  test.skip(
    browserName !== 'chromium',
    'A Firefox that is driven blocks no popup, and loses the page that it kept for Back.',
  );
  test.skip(wholeChromium === undefined, 'Needs a whole Chromium; there is only a headless shell.');
}

/** The button, whatever it says. */
export function payButton(page: Page): Locator {
  return page.locator('.qris-pay-button');
}

/** Sees the sandbox's webview in a page, a window or a frame. */
export async function expectWebview(view: Page | FrameLocator): Promise<void> {
  await expect(view.getByRole('heading', { name: 'Pindai QRIS' })).toBeVisible();
}

/** Scans and pays in the webview; it then shows the way back. */
export async function pay(view: Page | FrameLocator): Promise<void> {
  await expectWebview(view);
  await view.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await view.getByLabel('PIN Anda').fill('123456');
  await view.getByRole('button', { name: /^Bayar/ }).click();
  await expect(view.getByRole('link', { name: 'Kembali ke toko' })).toBeVisible();
}

export async function expectPaid(page: Page): Promise<void> {
  // It asks at growing steps, at last 20 s apart: on a slow machine the phone pays between two of them.
  await expect(payButton(page)).toHaveText(enMessages.paid, { timeout: 25_000 });
}

/** Goes back to the checkout. */
export async function goBack(page: Page): Promise<void> {
  await goThroughHistory(page, -1);
  await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible();
}

/** The types of the events that the shop has heard. */
export async function eventsOf(page: Page): Promise<string[]> {
  const events = await page.locator('html').getAttribute('data-events');
  return events?.split(' ') ?? [];
}

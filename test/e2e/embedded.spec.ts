import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { launchOptions } from '../../scripts/browsers.ts';
import { enMessages } from '../../src/messages/en.ts';
import { leaveWebview } from './leaveWebview.ts';
import {
  asCustomersHaveIt,
  eventsOf,
  expectPaid,
  expectWebview,
  pay,
  payButton,
  test,
} from './storefront.ts';

const { args } = launchOptions();
test.use({
  launchOptions: [
    ({ browserName, launchOptions: own }, run) =>
      run(
        browserName === 'chromium'
          ? {
              ...asCustomersHaveIt,
              args: [
                ...args,
                '--use-fake-device-for-media-stream',
                '--use-fake-ui-for-media-stream',
              ],
            }
          : own,
      ),
    { scope: 'worker' },
  ],
});

// The webview's own fields may not take the focus of a foreign page.
test.use({ expectedComplaints: /Blocked autofocusing/ });

const LOSES_FRAMES =
  'Over BiDi, Playwright loses the focus, and a frame of another site, on the way.';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: enMessages.webview });
const frameOf = (page: Page): FrameLocator => page.frameLocator('.qris-dialog-frame');

async function openFrame(page: Page, address: string): Promise<FrameLocator> {
  await page.goto(address);
  await payButton(page).click();
  await expect(dialogOf(page)).toBeVisible();
  return frameOf(page);
}

test('the whole journey in the frame: paid, back, and the shop moves on', async ({
  page,
  shop,
  order,
  browserName,
}) => {
  test.skip(browserName === 'firefox', LOSES_FRAMES);
  // The shop's page would find out by itself; here it knows nothing until the frame has told it.
  await page.route('**/api/qris/status', async (route) => {
    const isFrames = route.request().frame() !== page.mainFrame();
    if (isFrames || (await eventsOf(page)).includes('returned')) return route.continue();
    const reply = { responseCode: '2005500', responseMessage: '', latestTransactionStatus: '01' };
    return route.fulfill({ json: reply });
  });
  const frame = await openFrame(page, shop.checkout(order, { openIn: 'embedded' }));
  await pay(frame);
  await leaveWebview(frame);
  await expect(dialogOf(page)).toBeHidden();
  await expectPaid(page);
  expect(await eventsOf(page)).toContain('returned');
  await expect(payButton(page)).toBeFocused();
  expect(shop.referrers.length).toBeGreaterThan(0);
  expect(shop.referrers.filter((referrer) => referrer !== null)).toEqual([]);
  expect(shop.applies).toEqual([order]);
});

test('Escape and Tab: the focus stays in the dialog, and comes back', async ({
  page,
  shop,
  order,
  browserName,
}) => {
  test.skip(browserName === 'firefox', LOSES_FRAMES);
  const frame = await openFrame(page, shop.checkout(order, { openIn: 'embedded' }));
  await expectWebview(frame);
  await expect(dialogOf(page).getByRole('button', { name: enMessages.close })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: enMessages.stay })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    // Past the last of its controls the focus is the browser's own.
    const isKept = await page.evaluate(
      () =>
        document.activeElement === document.body ||
        document.activeElement?.closest('dialog') !== null,
    );
    expect(isKept).toBe(true);
  }
  await dialogOf(page).getByRole('button', { name: enMessages.close }).focus();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: enMessages.leave, exact: true }).click();
  await expect(dialogOf(page)).toBeHidden();
  await expect(payButton(page)).toHaveText(enMessages.continuePayment);
  await expect(payButton(page)).toBeFocused();
});

test('a frame that never loads: the way out is pointed at after eight seconds', async ({
  page,
  shop,
  order,
}) => {
  // Nothing answers in the frame; what leads out of it is answered.
  await page.route(`${shop.webviewOrigin}/**`, async (route) => {
    if (route.request().frame() === page.mainFrame()) await route.continue();
  });
  const start = Date.now();
  await page.clock.install({ time: start });
  await page.goto(shop.checkout(order, { openIn: 'embedded' }));
  await page.clock.pauseAt(start + 60_000);
  await payButton(page).click();
  const foot = page.locator('.qris-dialog-foot');
  // From here on time goes by step by step, so that a slow machine is no slow frame.
  await expect(async () => {
    await page.clock.runFor(10);
    await expect(foot).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [0] });
  await page.clock.runFor(6000);
  await expect(foot).not.toHaveAttribute('data-slow');
  await page.clock.runFor(2000);
  await expect(foot).toHaveAttribute('data-slow');
  await page.getByRole('button', { name: enMessages.openHere }).click();
  await page.clock.runFor(100);
  await expectWebview(page);
  expect(shop.applies).toEqual([order]);
});

test.describe('the camera', () => {
  test.skip(
    ({ browserName }) => browserName === 'firefox',
    'Firefox knows no Permissions-Policy header, and shows no camera while it is driven.',
  );
  const scanner = (frame: FrameLocator): Locator => frame.locator('[data-camera]');

  test('works in the frame, where the shop says nothing of it', async ({ page, shop, order }) => {
    const frame = await openFrame(page, shop.checkout(order, { openIn: 'embedded' }));
    await expect(scanner(frame)).toHaveAttribute('data-camera', 'on');
    await expect(page.locator('.qris-dialog-foot')).not.toHaveAttribute('data-slow');
  });

  test('works where the shop grants it to the webview', async ({ page, shop, order }) => {
    shop.headers = { 'permissions-policy': `camera=(self "${shop.webviewOrigin}")` };
    const frame = await openFrame(page, shop.checkout(order, { openIn: 'embedded' }));
    await expect(scanner(frame)).toHaveAttribute('data-camera', 'on');
    await expect(page.locator('.qris-dialog-foot')).not.toHaveAttribute('data-slow');
  });

  for (const camera of ['()', '(self)']) {
    test(`that the shop forbids with ${camera} is told, and there is a way out`, async ({
      page,
      shop,
      order,
    }) => {
      shop.headers = { 'permissions-policy': `camera=${camera}` };
      const warned = page.waitForEvent('console', (message) => message.type() === 'warning');
      await openFrame(page, shop.checkout(order, { openIn: 'embedded' }));
      expect((await warned).text()).toContain(`camera=(self "${shop.webviewOrigin}")`);
      await expect(page.locator('.qris-dialog-foot')).toHaveAttribute('data-slow');
      await page.getByRole('button', { name: enMessages.openHere }).click();
      await expectWebview(page);
    });
  }
});

test.describe('a frame that may not be', () => {
  test.use({ expectedComplaints: /frame|refused|ERR_BLOCKED|Blocked autofocusing/i });

  const REFUSALS: [string, Record<string, string>][] = [
    ['X-Frame-Options', { 'x-frame-options': 'DENY' }],
    ['frame-ancestors', { 'content-security-policy': "frame-ancestors 'none'" }],
  ];
  for (const [name, headers] of REFUSALS) {
    test(`by the webview's ${name}: the way out leads to the same payment`, async ({
      page,
      shop,
      order,
    }) => {
      shop.webviewHeaders = headers;
      await openFrame(page, shop.checkout(order, { openIn: 'embedded' }));
      await page.getByRole('button', { name: enMessages.openHere }).click();
      await pay(page);
      expect(shop.applies).toEqual([order]);
    });
  }

  test("by the shop's own frame-src: the way out is offered", async ({
    page,
    shop,
    order,
    browserName,
  }) => {
    shop.headers = {
      'content-security-policy':
        "default-src 'self'; frame-src 'none'; img-src data:; style-src 'self'",
    };
    await openFrame(page, shop.checkout(order, { openIn: 'embedded' }));
    // Chromium tells the page at once. Firefox says nothing, and loads nothing: the time does.
    await expect(page.locator('.qris-dialog-foot')).toHaveAttribute('data-slow', {
      timeout: browserName === 'firefox' ? 12_000 : 2000,
    });
    await page.getByRole('button', { name: enMessages.openHere }).click();
    await expectWebview(page);
  });

  test("by the shop's COEP: the way out is there", async ({ page, shop, order }) => {
    shop.headers = { 'cross-origin-embedder-policy': 'require-corp' };
    await openFrame(page, shop.checkout(order, { openIn: 'embedded' }));
    await page.getByRole('button', { name: enMessages.openHere }).click();
    await expectWebview(page);
  });
});

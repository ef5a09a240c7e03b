import { expect, type FrameLocator, type Page } from '@playwright/test';
import { createServer } from 'node:http';
import { enMessages } from '../../src/messages/en.ts';
import { leaveWebview } from './leaveWebview.ts';
import { expectWebview, pay, payButton, test } from './storefront.ts';

/** Opens a site that shows the shop in a frame. */
async function openPortal(page: Page, shop: string, sandbox = ''): Promise<FrameLocator> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Portal</title><iframe ${sandbox} width="600" height="600" src="${shop}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  page.once('close', () => server.close());
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  return page.frameLocator('iframe');
}

// The sandbox says 404 of a payment that nobody has begun.
test.use({ expectedComplaints: /status of 404/ });

test('a shop in a frame of another site opens a window by default, and learns that it is paid', async ({
  page,
  shop,
  order,
}) => {
  shop.webviewHeaders = { 'x-frame-options': 'DENY' };
  const frame = await openPortal(page, shop.checkout(order));
  const opened = page.waitForEvent('popup');
  await frame.locator('.qris-pay-button').click();
  const popup = await opened;
  await pay(popup);
  await leaveWebview(popup);
  await expect(
    popup.getByRole('heading', { name: enMessages.returnPage.paid.title }),
  ).toBeVisible();
  await expect(frame.locator('.qris-pay-button')).toHaveText(enMessages.paid, { timeout: 25_000 });
  await expect(page).toHaveTitle('Portal');
  expect(shop.applies).toEqual([order]);
});

test.describe('in a frame that opens no windows', () => {
  test.use({ expectedComplaints: /status of 404|Blocked opening .* in a new window/ });

  for (const openIn of [undefined, 'redirect']) {
    test(`the whole tab leaves for the webview (${openIn ?? 'by default'})`, async ({
      page,
      shop,
      order,
    }) => {
      shop.webviewHeaders = { 'x-frame-options': 'DENY' };
      const frame = await openPortal(
        page,
        shop.checkout(order, openIn === undefined ? {} : { openIn }),
        'sandbox="allow-scripts allow-same-origin allow-forms allow-top-navigation-by-user-activation"',
      );
      await frame.locator('.qris-pay-button').click();
      await expectWebview(page);
      await pay(page);
      await leaveWebview(page);
      await expect(
        page.getByRole('heading', { name: enMessages.returnPage.paid.title }),
      ).toBeVisible();
    });
  }
});

test('a shop that is in no frame leaves in its own tab', async ({ page, shop, order }) => {
  await page.goto(shop.checkout(order));
  await payButton(page).click();
  await expectWebview(page);
  expect(page.context().pages()).toHaveLength(1);
});

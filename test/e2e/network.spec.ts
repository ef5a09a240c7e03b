import { expect, type Page } from '@playwright/test';
import { enMessages } from '../../src/messages/en.ts';
import { leaveWebview } from './leaveWebview.ts';
import { eventsOf, expectPaid, expectWebview, goBack, pay, payButton, test } from './storefront.ts';

test.describe('offline', () => {
  test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|status of 404/ });

  test('the click says so at once, and nothing is sent on reconnection', async ({
    page,
    context,
    shop,
    order,
  }) => {
    await page.goto(shop.checkout(order));
    await expect(payButton(page)).toBeVisible();
    await context.setOffline(true);
    await payButton(page).click();
    await expect(page.getByText(enMessages.errors.offline)).toBeVisible();
    await context.setOffline(false);
    await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true);
    // What would be sent by itself is sent before what the page asks for now.
    await page.evaluate(() => fetch('/assets/page.css'));
    expect(shop.applies).toEqual([]);
    await expect(payButton(page)).toHaveText(enMessages.checkStatus);
    await payButton(page).click();
    await expectWebview(page);
    expect(shop.applies).toEqual([order]);
  });
});

for (const when of ['before', 'after'] as const) {
  test.describe(`a connection that is lost ${when} the link is made`, () => {
    test.use({ expectedComplaints: /ERR_(EMPTY_RESPONSE|CONNECTION)/ });

    test('sends nothing again by itself, and one press goes on', async ({ page, shop, order }) => {
      shop.applyIsLost = when;
      await page.goto(shop.checkout(order));
      await payButton(page).click();
      await expect(page.getByText(enMessages.errors.network)).toBeVisible();
      // Chromium itself repeats a request on a connection that it has used before.
      const sent = shop.applies.length;
      shop.applyIsLost = undefined;
      await expect(payButton(page)).toHaveText(enMessages.checkStatus);
      expect(shop.applies).toHaveLength(sent);
      await payButton(page).click();
      await pay(page);
      expect(new Set(shop.applies)).toEqual(new Set([order]));
      expect(shop.applies).toHaveLength(sent + 1);
    });
  });
}

/** Sees the webview where it should be, and in no second window. */
async function expectOneView(page: Page, openIn: string): Promise<void> {
  const [, popup] = page.context().pages();
  if (openIn === 'popup') expect(popup).toBeDefined();
  await expectWebview(openIn === 'embedded' ? page.frameLocator('iframe') : (popup ?? page));
  expect(page.context().pages()).toHaveLength(openIn === 'popup' ? 2 : 1);
}

for (const openIn of ['redirect', 'popup', 'embedded']) {
  test.describe(openIn, () => {
    test('three clicks in a task ask for one link, and open once', async ({
      page,
      shop,
      order,
    }) => {
      shop.applyTakesMs = 300;
      await page.goto(shop.checkout(order, { openIn }));
      await payButton(page).evaluate((button: HTMLElement) => {
        for (let click = 0; click < 3; click += 1) button.click();
      });
      await expectOneView(page, openIn);
      expect(shop.applies).toEqual([order]);
    });

    test('the webview does not learn where the customer came from', async ({
      page,
      shop,
      order,
    }) => {
      // A shop whose pages tell everybody everything, the order in the address included.
      shop.headers = { 'referrer-policy': 'unsafe-url' };
      await page.goto(shop.checkout(order, { openIn }));
      await payButton(page).click();
      await expectOneView(page, openIn);
      expect(shop.referrers).toEqual([null]);
    });

    test('a double click and Enter ask for one link, and open once', async ({
      page,
      shop,
      order,
    }) => {
      shop.applyTakesMs = 300;
      await page.goto(shop.checkout(order, { openIn, prefetch: '' }));
      await payButton(page).dblclick();
      if (openIn !== 'popup') await page.keyboard.press('Enter');
      await expectOneView(page, openIn);
      expect(shop.applies).toEqual([order]);
    });
  });
}

test('a button that leaves while the link is under way opens nothing', async ({
  page,
  shop,
  order,
}) => {
  shop.applyTakesMs = 500;
  await page.goto(shop.checkout(order, { openIn: 'popup' }));
  const opened = page.waitForEvent('popup');
  const answered = page.waitForEvent('requestfailed', {
    predicate: (request) => request.url().endsWith('/apply-ott'),
  });
  await payButton(page).click();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await page.getByRole('button', { name: 'Choose another way to pay' }).click();
  await Promise.all([answered, closed]);
  expect(page.url()).toContain(shop.origin);
  expect(await eventsOf(page)).toEqual(['link-requested']);
});

test.describe('without storage', () => {
  // Nothing is remembered, so the first inquiry may find no payment.
  test.use({ expectedComplaints: /status of 404/ });

  test('storage that is denied costs nothing but the memory', async ({ page, shop, order }) => {
    await page.addInitScript(() => {
      for (const name of ['sessionStorage', 'localStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
      }
    });
    await page.goto(shop.checkout(order));
    await payButton(page).click();
    await pay(page);
    await leaveWebview(page);
    await expect(
      page.getByRole('heading', { name: enMessages.returnPage.paid.title }),
    ).toBeVisible();
  });
});

// The link bears the nonce of the tab that asked for it first.
for (const payer of ['first', 'second']) {
  test(`two tabs of one order share a link; the ${payer} pays, and all agree that it is paid`, async ({
    page,
    context,
    shop,
    order,
  }) => {
    const secondTab = await context.newPage();
    const idleTab = await context.newPage();
    for (const tab of [page, secondTab, idleTab]) await tab.goto(shop.checkout(order));
    for (const tab of [page, secondTab]) {
      await payButton(tab).click();
      await expectWebview(tab);
    }
    expect(page.url()).toBe(secondTab.url());
    const [paying, waiting] = payer === 'first' ? [page, secondTab] : [secondTab, page];
    await goBack(waiting);
    await expect(payButton(waiting)).toHaveText(enMessages.continuePayment);
    await pay(paying);
    await leaveWebview(paying);
    await expect(
      paying.getByRole('heading', { name: enMessages.returnPage.paid.title }),
    ).toBeVisible();
    for (const tab of [waiting, idleTab]) await expectPaid(tab);
  });
}

test('a popup of the second tab comes back to it, and closes', async ({
  page,
  context,
  shop,
  order,
}) => {
  await page.goto(shop.checkout(order));
  await payButton(page).click();
  await expectWebview(page);
  const secondTab = await context.newPage();
  await secondTab.goto(shop.checkout(order, { openIn: 'popup' }));
  const opened = secondTab.waitForEvent('popup');
  await payButton(secondTab).click();
  const popup = await opened;
  await pay(popup);
  const closed = popup.waitForEvent('close');
  await leaveWebview(popup);
  await expectPaid(secondTab);
  await closed;
});

import { expect } from '@playwright/test';
import { createRequire } from 'node:module';
import { enMessages } from '../../src/messages/en.ts';
import { leaveWebview } from './leaveWebview.ts';
import { expectPaid, pay, payButton, test } from './storefront.ts';

const JSQR = createRequire(import.meta.url).resolve('jsqr');

test('a phone reads the code from the screen and pays; the desktop moves on', async ({
  page,
  browser,
  shop,
  order,
}) => {
  await page.goto(shop.checkout(order, { openIn: 'handoff' }));
  await payButton(page).click();
  const dialog = page.getByRole('dialog', { name: enMessages.handoffTitle });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('img', { name: enMessages.handoffTitle })).toBeVisible();
  const screenshot = await page.screenshot();

  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const camera = await phone.newPage();
  await camera.addScriptTag({ path: JSQR });
  const link = await camera.evaluate(
    async (picture) => {
      const image = new Image();
      image.src = picture;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      const read: unknown = Reflect.get(window, 'jsQR');
      if (context === null || typeof read !== 'function') throw new Error('The camera is broken.');
      context.drawImage(image, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
      return String(Object(read(data, width, height)).data);
    },
    `data:image/png;base64,${screenshot.toString('base64')}`,
  );

  expect(link).toContain(`${shop.webviewOrigin}/`);
  await camera.goto(link);
  await pay(camera);
  await expectPaid(page);
  await expect(dialog).toBeHidden();
  await leaveWebview(camera);
  await expect(
    camera.getByRole('heading', { name: enMessages.returnPage.paid.title }),
  ).toBeVisible();
  expect(shop.applies).toEqual([order]);
  await phone.close();
});

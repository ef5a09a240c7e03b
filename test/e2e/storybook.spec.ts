import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { openStory, serveFolder } from '../../stories/shots/staticStorybook.ts';

// What `npm run build-storybook` has made, under a path as on a shared host.
const FOLDER = fileURLToPath(new URL('../../storybook-static', import.meta.url));
let site: Awaited<ReturnType<typeof serveFolder>>;
test.beforeAll(async () => {
  site = await serveFolder(FOLDER, '/some/path/');
});
test.afterAll(() => site.close());

const expectStory = async (page: Page, id: string): Promise<void> =>
  expect(await openStory(page, site.url, id)).toBe('success');

test('the review works from any path, mocks and guides included', async ({ page }) => {
  const lost: string[] = [];
  page.on('response', (response) => {
    if (response.status() === 404) lost.push(response.url());
  });
  await page.goto(site.url);
  await expect(page).toHaveTitle(/Storybook/);
  await expectStory(page, 'journey--paid');
  await expectStory(page, 'ways-to-open--embedded');
  await page.goto(`${site.url}iframe.html?id=guides-testing-your-checkout--docs&viewMode=docs`);
  await expect(page.getByRole('heading', { name: 'Testing your checkout' })).toBeVisible();
  expect(lost).toEqual([]);
});

for (const { what, width, fontSize } of [
  { what: 'at 320 px', width: 320, fontSize: '100%' },
  { what: 'with letters twice as large', width: 390, fontSize: '200%' },
]) {
  test(`every state fits ${what}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await expectStory(page, 'review--all-states-at-once');
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, fontSize);
    const tooWide = await page.evaluate(() =>
      [...document.querySelectorAll('.qris-pay *, .qris-return *')]
        .filter((element) => !element.matches('.qris-hidden, .qris-hidden *, path'))
        .filter((element) => element.getBoundingClientRect().right > innerWidth)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(tooWide).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
  });
}

test('who wants less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectStory(page, 'pay-button--applying');
  await expect(page.locator('.qris-pay-button .qris-glyph')).toHaveCSS('animation-name', 'none');
});

test('forced colours keep the signs, the frames and the bar', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await expectStory(page, 'countdown--last-minute');
  await expect(page.locator('.qris-countdown')).toHaveCSS('outline-style', 'solid');
  await expectStory(page, 'return-pages--paid');
  await expect(page.locator('.qris-return-glyph')).toHaveCSS('border-top-width', '2px');
});

import { expect, test, type Page } from '@playwright/test';
import { createRequire } from 'node:module';
import { launchOptions } from '../../scripts/browsers.ts';
import { openLink } from '../unit/openLink.ts';
import { importWithVite } from './importWithVite.ts';
import type { ServedSandbox } from './serveSandbox.ts';

const { serveSandbox } =
  await importWithVite<typeof import('./serveSandbox.ts')>('./serveSandbox.ts');

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** The text of a QRIS code as a camera reads it, with an amount and a checksum that is right. */
const QRIS =
  '00020101021226340016ID.CO.EXAMPLE.WWW010912345678952045814530336054052500058' +
  '02ID5912Soto Pak Eko6004Solo6304818F';

const { args } = launchOptions();
const fakeCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
test.use({ launchOptions: { ...launchOptions(), args: [...args, ...fakeCamera] } });

let merchant: ServedSandbox;
let now: number;

test.beforeEach(async ({ page }) => {
  now = Date.now();
  merchant = await serveSandbox({ now: () => now });
  // The shop that the page leads back to: only its address matters here.
  await page.route('https://shop.test/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Shop</h1>' }),
  );
});
test.afterEach(() => merchant.stop());

async function open(page: Page): Promise<void> {
  await page.goto(openLink(merchant, await merchant.applyOtt()).url);
}

async function latestStatus(): Promise<unknown> {
  return (await merchant.status('order-1')).body['latestTransactionStatus'];
}

test('pays and leads to redirectUrl by itself', async ({ page }) => {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await open(page);
  await expect(page.getByText('Sandbox – tidak ada uang sungguhan')).toBeVisible();
  await page.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await expect(page.getByText('Rp 2.500.000')).toBeVisible();
  await expect(page.getByLabel('PIN Anda')).toBeFocused();
  await page.keyboard.type('123456');
  await page.getByRole('button', { name: 'Bayar Rp 36.000' }).click();
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
  await page.waitForURL('https://shop.test/paid?order=1');
  expect(await latestStatus()).toBe('00');
  expect(problems).toEqual([]);
});

test('takes a typed amount, with dots as it is typed', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /Warung Kampung Hijau/ }).click();
  await page.getByLabel('Nominal dalam rupiah').pressSequentially('15000');
  await expect(page.getByLabel('Nominal dalam rupiah')).toHaveValue('15.000');
  await page.getByLabel('PIN Anda').fill('123456');
  await page.getByRole('button', { name: 'Bayar', exact: true }).click();
  await expect(page.getByText('Rp 15.000')).toBeVisible();
});

test('pays another amount than the QRIS asks for', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await page.getByRole('button', { name: 'Ubah nominal' }).click();
  await expect(page.getByLabel('Nominal dalam rupiah')).toBeFocused();
  await page.keyboard.type('1');
  await page.getByLabel('PIN Anda').fill('123456');
  await page.getByRole('button', { name: 'Bayar', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Pembayaran berhasil' })).toBeVisible();
  await expect(page.getByText('Rp 1', { exact: true })).toBeVisible();
  expect((await merchant.status('order-1')).body).toMatchObject({
    latestTransactionStatus: '00',
    transAmount: { value: '1.00', currency: 'IDR' },
  });
});

test('fits a small phone, the sandbox’s own controls included', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await open(page);
  const tooWide = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await tooWide()).toBe(0);
  await page.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await expect(page.getByRole('button', { name: 'Ubah nominal' })).toBeVisible();
  expect(await tooWide()).toBe(0);
});

test('says how many tries a wrong PIN leaves', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await page.getByLabel('PIN Anda').fill('000000');
  await page.getByLabel('PIN Anda').press('Enter');
  await expect(page.getByRole('alert')).toHaveText('PIN salah. Sisa 2 percobaan.');
});

for (const { button, title, status } of [
  { button: 'Batalkan', title: 'Pembayaran dibatalkan', status: '05' },
  { button: 'Buat gagal', title: 'Pembayaran gagal', status: '06' },
]) {
  test(`${button} leads to failedRedirectUrl`, async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await page.getByRole('link', { name: 'Kembali ke toko' }).click();
    await page.waitForURL('https://shop.test/failed');
    expect(await latestStatus()).toBe(status);
  });
}

test('expires on request, and Back does not bring it to life', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await page.getByRole('button', { name: 'Habiskan waktu' }).click();
  await expect(page.getByRole('heading', { name: 'Tautan kedaluwarsa' })).toBeVisible();
  await page.goBack();
  await page.goForward();
  await expect(page.getByRole('heading', { name: 'Tautan kedaluwarsa' })).toBeVisible();
  expect((await merchant.status('order-1')).body['responseCode']).toBe('4035500');
});

test('counts down and turns into the expired page when the time is up', async ({ page }) => {
  await page.clock.install({ time: now });
  await open(page);
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  await page.clock.runFor(61_000);
  await expect(page.getByRole('timer')).toHaveText(/^13:\d\d$/);
  now += 15 * 60_000;
  await page.clock.runFor(14 * 60_000);
  await expect(page.getByRole('heading', { name: 'Tautan kedaluwarsa' })).toBeVisible();
});

test('works without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await open(page);
  await page.getByRole('button', { name: /Kopi Pagi Sabang/ }).click();
  await page.getByLabel('PIN Anda').fill('123456');
  await page.getByRole('button', { name: 'Bayar Rp 36.000' }).click();
  await expect(page.getByRole('link', { name: 'Kembali ke toko' })).toHaveAttribute(
    'href',
    'https://shop.test/paid?order=1',
  );
  await context.close();
});

test('shows the camera and reads a QRIS with it', async ({ page, context }) => {
  await context.grantPermissions(['camera']);
  // Chromium has this detector on phones and on macOS only.
  await page.addInitScript((rawValue) => {
    Object.assign(window, {
      BarcodeDetector: class {
        detect(): Promise<{ rawValue: string }[]> {
          return Promise.resolve(document.hasFocus() ? [{ rawValue }] : []);
        }
      },
    });
  }, QRIS);
  await open(page);
  await expect(page.getByText('Soto Pak Eko')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bayar Rp 25.000' })).toBeVisible();
});

test('keeps the samples where the camera shows but nothing can read codes', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['camera']);
  await open(page);
  await expect(page.getByText('Peramban ini belum dapat membaca kode')).toBeVisible();
  await expect(page.locator('video')).toHaveJSProperty('paused', false);
  await expect(page.getByRole('button', { name: /Kopi Pagi Sabang/ })).toBeVisible();
});

test('says so where the camera may not be used', async ({ page }) => {
  await page.addInitScript(() => {
    // Some builds of Chromium call it granted, and then ask nobody.
    navigator.permissions.query = () => Promise.reject(new TypeError('camera'));
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
  });
  await open(page);
  await page.getByRole('button', { name: 'Nyalakan kamera' }).click();
  await expect(page.getByText('Kamera tidak dapat dipakai.')).toBeVisible();
});

test.describe('axe', () => {
  // The page's own policy keeps foreign scripts out, axe among them.
  test.use({ bypassCSP: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no accessibility fault that axe can find, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const check = async () => {
        await page.addScriptTag({ path: AXE });
        return page.evaluate(async () => {
          const axe: unknown = Reflect.get(window, 'axe');
          if (typeof axe !== 'object' || axe === null || !('run' in axe)) throw new Error('no axe');
          if (typeof axe.run !== 'function') throw new Error('no axe.run');
          const { violations } = await axe.run();
          return violations;
        });
      };
      await open(page);
      expect(await check()).toEqual([]);
      await page.getByRole('button', { name: /Warung Kampung Hijau/ }).click();
      expect(await check()).toEqual([]);
      await page.getByRole('button', { name: 'Habiskan waktu' }).click();
      expect(await check()).toEqual([]);
    });
  }
});

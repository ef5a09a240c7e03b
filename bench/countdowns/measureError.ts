import type { Browser, Page } from 'playwright';

const TEN_MINUTES = 600_000;

export interface ClockError {
  /** On the first frame after a sleep of ten minutes in which the monotonic clock stood still. */
  onWaking: number;
  /** Once every countdown has had its turn. */
  afterSleep: number;
  /** On a device whose clock is ten minutes fast. */
  fastClock: number;
}

/** By how many seconds a countdown is off where a sleep, or the device's clock, misleads it. */
export async function measureError(
  browser: Browser,
  address: string,
  kind: string,
): Promise<ClockError> {
  const asleep = await open(browser, address, kind, Date.now());
  await asleep.page.route('**/time', (route) =>
    route.fulfill({ headers: { date: new Date(Date.now() + TEN_MINUTES).toUTCString() } }),
  );
  await show(asleep.page, false);
  await asleep.page.clock.setSystemTime(Date.now() + TEN_MINUTES);
  await show(asleep.page, true);
  const deadline = asleep.deadline - TEN_MINUTES;
  const onWaking = await readError(asleep.page, deadline);
  const afterSleep = await readWorstError(asleep.page, deadline);
  await asleep.page.close();

  const fast = await open(browser, address, kind, Date.now() + TEN_MINUTES);
  const fastClock = await readWorstError(fast.page, fast.deadline);
  await fast.page.close();
  return { onWaking, afterSleep, fastClock };
}

async function open(
  browser: Browser,
  address: string,
  kind: string,
  deviceTime: number,
): Promise<{ page: Page; deadline: number }> {
  const page = await browser.newPage();
  await page.clock.install({ time: deviceTime });
  const deadline = Date.now() + 1_500_000;
  const query = new URLSearchParams({ kind, count: '1', deadline: `${deadline}` });
  await page.goto(`${address}?${query}`);
  await page.waitForFunction(() => /\d:\d\d/.test(document.body.innerText));
  return { page, deadline };
}

/** What the browser tells a page when the lid or the phone is closed and opened. */
async function show(page: Page, visible: boolean): Promise<void> {
  await page.evaluate(async (hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }, !visible);
}

/** The worst of one second's readings, once every countdown has had its turn. */
async function readWorstError(page: Page, deadline: number): Promise<number> {
  await page.waitForTimeout(1500);
  let worst = 0;
  for (const end = Date.now() + 1000; Date.now() < end; await page.waitForTimeout(20)) {
    const error = await readError(page, deadline);
    if (Math.abs(error) > Math.abs(worst)) worst = error;
  }
  return worst;
}

/** A whole number is up to a second off by its nature, so that much is no error. */
async function readError(page: Page, deadline: number): Promise<number> {
  const left = (deadline - Date.now()) / 1000;
  const [, minutes, seconds] = /(\d+):(\d\d)(?!.*:)/.exec(await page.innerText('body')) ?? [];
  const error = Number(minutes) * 60 + Number(seconds) - left;
  return Math.sign(error) * Math.max(0, Math.abs(error) - 1);
}

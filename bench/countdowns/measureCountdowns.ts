import type { Browser, CDPSession, Page } from 'playwright';

const WINDOW_MS = 5000;
const TEN_MINUTES = 600_000;

interface Crowd {
  count: number;
  /** The deadlines fall within so long, in ms. */
  spreadMs: number;
}

/** The deadlines of a real page fall anywhere in the second; a list of flash sales ends at once. */
export const CROWDS: (Crowd & { name: string })[] = [
  { name: '1', count: 1, spreadMs: 1000 },
  { name: '100', count: 100, spreadMs: 1000 },
  { name: '1,000', count: 1000, spreadMs: 1000 },
  { name: '1,000 in step', count: 1000, spreadMs: 1 },
];
export const KINDS = [
  'useCountdown',
  'ExpiryCountdown',
  'react-countdown',
  'react-timer-hook',
  'useState + setInterval',
];

export interface CountdownResult {
  kind: string;
  /** One for each of `CROWDS`. */
  costs: Cost[];
  error: ClockError | undefined;
}

export interface Cost {
  commitsPerSecond: number;
  /** Alive at the end of the window. */
  timers: number;
  /** CPU of the page's thread, per second. */
  scriptMs: number;
  taskMs: number;
}

interface ClockError {
  /** On the first frame after a sleep of ten minutes in which the monotonic clock stood still. */
  onWaking: number;
  /** Once every countdown has had its turn. */
  afterSleep: number;
  /** On a device whose clock is ten minutes fast. */
  fastClock: number;
}

/** Measures every countdown in two lanes: CPU of a thread does not mind a neighbour on another core. */
export async function measureCountdowns(
  browser: Browser,
  address: string,
): Promise<CountdownResult[]> {
  const costs = await inTwoLanes(
    CROWDS.flatMap((crowd) =>
      KINDS.map((kind) => () => measureCost(browser, address, kind, crowd)),
    ),
  );
  const errors = await inTwoLanes(KINDS.map((kind) => () => measureError(browser, address, kind)));
  return KINDS.map((kind, index) => ({
    kind,
    costs: costs.filter((_, at) => at % KINDS.length === index),
    error: errors[index],
  }));
}

async function inTwoLanes<Result>(tasks: (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = tasks.map((task, index) => ({ task, index }));
  async function lane(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results[next.index] = await next.task();
    }
  }
  await Promise.all([lane(), lane()]);
  return results;
}

/** What mounted countdowns cost a page that does nothing else. */
async function measureCost(
  browser: Browser,
  address: string,
  kind: string,
  { count, spreadMs }: Crowd,
): Promise<Cost> {
  const page = await browser.newPage();
  await page.addInitScript(countInPage);
  const query = new URLSearchParams({
    kind,
    count: `${count}`,
    spreadMs: `${spreadMs}`,
    deadline: `${Date.now() + 900_000}`,
  });
  await page.goto(`${address}?${query}`);
  await page.waitForFunction(() => /\d:\d\d/.test(document.body.innerText));
  // The second in which a thousand are mounted is not measured.
  await page.waitForTimeout(1500);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = { ...(await readThread(session)), ...(await readCounts(page)) };
  const start = performance.now();
  await page.waitForTimeout(WINDOW_MS);
  const after = { ...(await readThread(session)), ...(await readCounts(page)) };
  const seconds = (performance.now() - start) / 1000;
  await page.close();
  return {
    commitsPerSecond: (after.commits - before.commits) / seconds,
    timers: after.timers,
    scriptMs: (after.scriptMs - before.scriptMs) / seconds,
    taskMs: (after.taskMs - before.taskMs) / seconds,
  };
}

/** What the page counts of itself; runs before any of its scripts. */
function countInPage(): void {
  const counts = { commits: 0, timers: new Set<unknown>() };
  Object.assign(globalThis, {
    counts,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: () => counts.commits++,
      onCommitFiberUnmount() {},
    },
  });
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  Object.assign(globalThis, {
    setTimeout(handler: (...rest: unknown[]) => void, ms?: number, ...rest: unknown[]) {
      const timer: unknown = setTimeout(() => {
        counts.timers.delete(timer);
        handler(...rest);
      }, ms);
      counts.timers.add(timer);
      return timer;
    },
    setInterval(handler: () => void, ms?: number, ...rest: unknown[]) {
      const timer: unknown = setInterval(handler, ms, ...rest);
      counts.timers.add(timer);
      return timer;
    },
    clearTimeout(timer?: number) {
      counts.timers.delete(timer);
      clearTimeout(timer);
    },
    clearInterval(timer?: number) {
      counts.timers.delete(timer);
      clearInterval(timer);
    },
  });
}

async function readThread(session: CDPSession): Promise<{ scriptMs: number; taskMs: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) =>
    1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
  return { scriptMs: read('ScriptDuration'), taskMs: read('TaskDuration') };
}

function readCounts(page: Page): Promise<{ commits: number; timers: number }> {
  return page.evaluate<{ commits: number; timers: number }>(
    '({ commits: counts.commits, timers: counts.timers.size })',
  );
}

/** By how many seconds a countdown is off where a sleep, or the device's clock, misleads it. */
async function measureError(browser: Browser, address: string, kind: string): Promise<ClockError> {
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

import type { Browser, CDPSession, Page } from 'playwright';
import { countInPage } from './countInPage.ts';

const WINDOW_MS = 5000;

export interface Crowd {
  count: number;
  /** The deadlines fall within so long, in ms. */
  spreadMs: number;
}

export interface Cost {
  commitsPerSecond: number;
  /** Alive at the end of the window. */
  timers: number;
  /** CPU of the page's thread, per second. */
  scriptMs: number;
  taskMs: number;
}

/** What mounted countdowns cost a page that does nothing else. */
export async function measureCost(
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

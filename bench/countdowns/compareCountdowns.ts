import type { Browser } from 'playwright';
import { measureCost, type Cost, type Crowd } from './measureCost.ts';
import { measureError, type ClockError } from './measureError.ts';

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

/** Measures every countdown in two lanes: CPU of a thread does not mind a neighbour on another core. */
export async function compareCountdowns(
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

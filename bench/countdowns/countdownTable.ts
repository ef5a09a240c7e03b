import { CROWDS, type CountdownResult } from './compareCountdowns.ts';
import type { Cost } from './measureCost.ts';

/** The results as a Markdown table. */
export function countdownTable(results: CountdownResult[]): string {
  const each = (costs: Cost[], read: (cost: Cost) => string) => costs.map(read).join(' / ');
  const rows = results.map(({ kind, costs, error }) => [
    `\`${kind}\``,
    each(costs, ({ commitsPerSecond }) => commitsPerSecond.toFixed(0)),
    each(costs, ({ timers }) => `${timers}`),
    each(costs, ({ scriptMs }) => scriptMs.toFixed(1)),
    each(costs, ({ taskMs }) => taskMs.toFixed(0)),
    `${seconds(error?.onWaking)}, then ${seconds(error?.afterSleep)}`,
    seconds(error?.fastClock),
  ]);
  const crowds = CROWDS.map(({ name }) => name).join(' / ');
  return [
    [
      `${crowds} countdowns`,
      'commits per second',
      'live timers',
      'script, ms per second',
      'main thread, ms per second',
      'off after 10 min of sleep: first frame, then',
      'off on a clock 10 min fast',
    ],
    ['---', ...Array.from({ length: 6 }, () => '---:')],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function seconds(error = Number.NaN): string {
  return Math.abs(error) < 0.05 ? '0 s' : `${error > 0 ? '+' : '−'}${Math.abs(error).toFixed(1)} s`;
}

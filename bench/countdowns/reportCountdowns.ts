import { markdownTable } from '../figures.ts';
import { CROWDS, type Cost, type CountdownResult } from './measureCountdowns.ts';

const LABELS = 190;
const BARS = 420;
const ROW = 30;
const TOP = 44;

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
  return markdownTable(
    [
      `${crowds} countdowns`,
      'commits per second',
      'live timers',
      'script, ms per second',
      'main thread, ms per second',
      'off after 10 min of sleep: first frame, then',
      'off on a clock 10 min fast',
    ],
    rows,
  );
}

function seconds(error = Number.NaN): string {
  return Math.abs(error) < 0.05 ? '0 s' : `${error > 0 ? '+' : '−'}${Math.abs(error).toFixed(1)} s`;
}

/** Script per second with a thousand countdowns, as an SVG that follows a light or dark page. */
export function countdownChart(results: CountdownResult[]): string {
  const thousand = CROWDS.findIndex(({ name }) => name === '1,000');
  const bars = results.map(({ kind, costs }) => ({ kind, ms: costs[thousand]?.scriptMs ?? 0 }));
  const longest = Math.max(...bars.map(({ ms }) => ms));
  const rows = bars.map(({ kind, ms }, row) => {
    const y = TOP + row * ROW;
    const width = Math.max(2, (ms / longest) * BARS);
    const isOurs = row < 2;
    return [
      `  <text x="${LABELS - 10}" y="${y + 15}" text-anchor="end">${kind}</text>`,
      `  <rect x="${LABELS}" y="${y}" width="${width.toFixed(1)}" height="20" rx="3"${isOurs ? ' class="ours"' : ''}/>`,
      `  <text x="${(LABELS + width + 8).toFixed(1)}" y="${y + 15}">${ms.toFixed(1)} ms</text>`,
    ].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LABELS + BARS + 90} ${TOP + bars.length * ROW + 6}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="14">
  <title id="title">Script per second of 1,000 countdowns: ${bars.map(({ kind, ms }) => `${kind} ${ms.toFixed(1)} ms`).join(', ')}</title>
  <style>
    text { fill: #16202e } rect { fill: #a9b4c2 } .ours { fill: #0b57d0 }
    @media (prefers-color-scheme: dark) { text { fill: #eef2f8 } rect { fill: #5b6878 } .ours { fill: #8ab4ff } }
  </style>
  <text x="${LABELS}" y="24" font-weight="600">1,000 countdowns: script per second, less is better</text>
${rows.join('\n')}
</svg>
`;
}

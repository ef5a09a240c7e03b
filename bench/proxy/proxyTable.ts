import type { ProxyResult } from './compareProxy.ts';

/** The figures as a Markdown table. */
export function proxyTable(results: ProxyResult[]): string {
  return [
    '| sign and forward | bare, µs | ours, µs | ratio |',
    '| --- | ---: | ---: | ---: |',
    ...results.map(
      ({ call, bareMicros, oursMicros, ratio }) =>
        `| ${call} | ${bareMicros.toFixed(0)} | ${oursMicros.toFixed(0)} | ${ratio.toFixed(2)} |`,
    ),
  ].join('\n');
}

import type { ProxyResult } from './compareProxy.ts';

/** The figures as a Markdown table. */
export function proxyTable(results: ProxyResult[]): string {
  return [
    '| sign and forward | bare on node:http, µs | bare, µs | ours, µs | ours to bare | ours to bare on node:http |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...results.map(
      ({ call, micros, ratio, ratioToNodeHttp }) =>
        `| ${call} | ${micros['bare on node:http'].toFixed(0)} | ${micros.bare.toFixed(0)} | ${micros.ours.toFixed(0)} | ${ratio.toFixed(2)} | ${ratioToNodeHttp.toFixed(2)} |`,
    ),
  ].join('\n');
}

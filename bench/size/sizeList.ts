import type { SizeResult } from './compareSizes.ts';

/** Sizes in kB as a Markdown table. */
export function sizeList(heading: string, results: SizeResult[]): string {
  return [
    [heading, 'kB'],
    ['---', '---:'],
    ...results.map(({ name, bytes }) => [name, (bytes / 1000).toFixed(1)]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const FILE = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/** Prints a table, and puts it between its two marks in docs/performance.md. */
export async function publish(mark: string, table: string): Promise<void> {
  process.stdout.write(`\n${table}\n`);
  const [start, end] = [`<!-- ${mark} -->\n`, `<!-- end of ${mark} -->`];
  const [before, rest] = readFileSync(FILE, 'utf8').split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) {
    throw new Error(`docs/performance.md must hold ${start.trim()} and ${end}.`);
  }
  const written = `${before}${start}\n${table}\n\n${end}${after}`;
  writeFileSync(FILE, await format(written, { ...(await resolveConfig(FILE)), filepath: FILE }));
}

/** A Markdown table with its figures aligned to the right of the names. */
export function markdownTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = columns.map((_, index) => (index === 0 ? '---' : '---:'));
  return [columns, line, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] =
    sorted.length % 2 === 0
      ? sorted.slice(middle - 1, middle + 1)
      : [sorted[middle], sorted[middle]];
  return (low + high) / 2;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** Puts a table between its two marks in docs/performance.md. */
export async function writeFigures(mark: string, table: string): Promise<void> {
  const file = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
  const text = readFileSync(file, 'utf8');
  const [start, end] = [`<!-- ${mark} -->\n`, `<!-- end of ${mark} -->`];
  const [before, rest] = text.split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) {
    throw new Error(`docs/performance.md must hold ${start.trim()} and ${end}.`);
  }
  const written = `${before}${start}\n${table}\n\n${end}${after}`;
  writeFileSync(file, await format(written, { ...(await resolveConfig(file)), filepath: file }));
}

import { spawnSync } from 'node:child_process';
import { formatTable } from './formatTable.ts';

/** What an entry should weigh at most. Where there is no such goal, its limit is its budget. */
const BUDGETS: Readonly<Record<string, number>> = {
  useApplyOtt: 2000,
  QrisPayButton: 5000,
  'pivot-qris-react': 9000,
  'pivot-qris-react/server': 6000,
};

interface Size {
  name: string;
  /** In bytes, as are the limits. */
  size: number;
  /** From `.size-limit.js`; nothing may grow past it, not even towards a budget that is not met. */
  sizeLimit: number;
  passed: boolean;
}

/** How large each entry is, minified and compressed without peers, beside what it should be. */
export function sizeTable(): { text: string; tooLarge: string[] } {
  const sizes = measure();
  const rows = sizes.map(({ name, size, sizeLimit }) => {
    const budget = BUDGETS[name] ?? sizeLimit;
    const excess = size - budget;
    return [
      name,
      kilobytes(size),
      kilobytes(budget),
      excess > 0 ? `${kilobytes(excess)} over` : 'met',
    ];
  });
  return {
    text: formatTable([['entry', 'size', 'budget', ''], ...rows]),
    tooLarge: sizes.filter(({ passed }) => !passed).map(({ name }) => name),
  };
}

function measure(): Size[] {
  // Exits with 1 where something is too large, and tells the sizes all the same.
  const { stdout, stderr } = spawnSync('npx size-limit --json', { shell: true, encoding: 'utf8' });
  if (!stdout.startsWith('[')) throw new Error(`size-limit measured nothing:\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`;
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { formatTable } from './formatTable.ts';

/** What an entry should weigh at most, in bytes; `.size-limit.js` comes down to it. */
const BUDGETS: Readonly<Record<string, number>> = {
  useApplyOtt: 2000,
  QrisPayButton: 5000,
  'pivot-qris-react': 9000,
  'pivot-qris-react/server': 6000,
};

interface Size {
  name: string;
  /** In bytes, as is the limit. */
  size: number;
  sizeLimit: number;
  passed: boolean;
}

/**
 * How large each entry is, minified and compressed without peers: beside its limit, past which it may
 * not grow, and its budget, which it is to meet.
 */
export async function sizeTable(): Promise<{ text: string; tooLarge: string[] }> {
  const sizes = await measure();
  const rows = sizes.map(({ name, size, sizeLimit }) => [
    name,
    kilobytes(size),
    kilobytes(sizeLimit),
    ...verdict(size, BUDGETS[name]),
  ]);
  return {
    text: formatTable([['entry', 'size', 'limit', 'budget', ''], ...rows]),
    tooLarge: sizes.filter(({ passed }) => !passed).map(({ name }) => name),
  };
}

function verdict(size: number, budget: number | undefined): string[] {
  if (budget === undefined) return ['–'];
  return [kilobytes(budget), size <= budget ? 'met' : `${kilobytes(size - budget)} over`];
}

async function measure(): Promise<Size[]> {
  // Exits with 1 if something is too large, and tells the sizes all the same.
  const { stdout } = await promisify(execFile)('npx', ['size-limit', '--json']).catch(
    (failure: { stdout: string }) => failure,
  );
  if (!stdout.startsWith('[')) throw new Error(`size-limit measured nothing:\n${stdout}`);
  return JSON.parse(stdout);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`;
}

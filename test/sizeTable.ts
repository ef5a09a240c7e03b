import { spawnSync } from 'node:child_process';

/** What the limits of `.size-limit.js` are to come down to. */
const GOALS: Readonly<Record<string, string>> = {
  useApplyOtt: '2.00 kB',
  QrisPayButton: '5.00 kB',
  'pivot-qris-react': '9.00 kB',
  'pivot-qris-react/server': '6.00 kB',
};

interface Size {
  name: string;
  size: number;
  sizeLimit: number;
  passed: boolean;
}

/** How large each entry is, beside what it may be and what it is meant to be at most. */
export function sizeTable(): { text: string; isWithinLimits: boolean } {
  const sizes = measure();
  const rows = [
    ['entry', 'size', 'limit', 'goal'],
    ...sizes.map(({ name, size, sizeLimit }) => [
      name,
      kilobytes(size),
      kilobytes(sizeLimit),
      GOALS[name] ?? '–',
    ]),
  ];
  const text = rows.map(([name = '', ...figures]) =>
    [name.padEnd(28), ...figures.map((figure) => figure.padStart(10))].join(''),
  );
  return { text: text.join('\n'), isWithinLimits: sizes.every(({ passed }) => passed) };
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

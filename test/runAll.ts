import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './ensureChromium.ts';
import { sizeTable } from './sizeTable.ts';

// Vite, which runs this file, is in development; what is checked is built as it is published.
delete process.env['NODE_ENV'];

/** Every check of the project, in the order in which a mistake shows soonest. */
ensureChromium();
const reports = mkdtempSync(join(tmpdir(), 'pivot-qris-react-'));
const vitestReport = join(reports, 'vitest.json');
const react18Report = join(reports, 'react-18.json');
const playwrightReport = join(reports, 'playwright.json');

const results = [
  check('types', 'npx tsc'),
  check('lint', 'npx oxlint --type-aware --deny-warnings'),
  check('format', 'npx prettier --check --log-level warn .'),
  check('unused code', 'npx knip'),
  check('package build', 'npm run --silent build'),
  check('published form', 'npm run --silent lint:package'),
  sizes(),
  check('demo build', 'npx vite build demo --logLevel warn'),
  check('design review build', 'npm run --silent build-storybook'),
  suite('unit, browser and story tests', {
    command: `npx vitest run --reporter=default --reporter=json --outputFile.json=${vitestReport}`,
    env: {},
    count: () => countVitest(vitestReport),
  }),
  suite('the same on React 18', {
    command: `npm run --silent test:react-18 -- --reporter=dot --reporter=json --outputFile.json=${react18Report}`,
    env: {},
    count: () => countVitest(react18Report),
  }),
  suite('journeys', {
    command: 'npx playwright test --reporter=list,json',
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
    count: () => countPlaywright(playwrightReport),
  }),
];

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
print(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

interface Count {
  passed: number;
  failed: number;
}

function check(name: string, command: string): Count {
  return run(name, command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function sizes(): Count {
  print('\n— sizes, minified and compressed, without peers');
  const { text, isWithinLimits } = sizeTable();
  print(text);
  if (isWithinLimits) return { passed: 1, failed: 0 };
  print('✗ an entry is larger than its limit in .size-limit.js');
  return { passed: 0, failed: 1 };
}

/** Runs tests that count themselves; a run that breaks off, or runs none, is a failure of its own. */
function suite(
  name: string,
  { command, env, count }: { command: string; env: Record<string, string>; count: () => Count },
): Count {
  const succeeded = run(name, command, env);
  try {
    const counted = count();
    if (counted.failed > 0 || (succeeded && counted.passed > 0)) return counted;
    return { passed: counted.passed, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run(name: string, command: string, env: Record<string, string> = {}): boolean {
  print(`\n— ${name}: ${command}`);
  const { status } = spawnSync(command, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) print(`✗ ${name} failed`);
  return status === 0;
}

function countVitest(file: string): Count {
  const report = readReport(file);
  return { passed: numberAt(report, 'numPassedTests'), failed: numberAt(report, 'numFailedTests') };
}

function countPlaywright(file: string): Count {
  const stats: unknown = Object(readReport(file)).stats;
  return {
    passed: numberAt(stats, 'expected') + numberAt(stats, 'flaky'),
    failed: numberAt(stats, 'unexpected'),
  };
}

function readReport(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function numberAt(report: unknown, key: string): number {
  const value: unknown = Object(report)[key];
  if (typeof value !== 'number') throw new Error(`The report has no number ${key}.`);
  return value;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

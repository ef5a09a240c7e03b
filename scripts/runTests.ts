import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './browsers.ts';
import { formatTable } from './formatTable.ts';
import { sizeTable } from './sizes.ts';

// Vite, which runs this file, is in development; what is checked is built as it is published.
delete process.env['NODE_ENV'];

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step extends Count {
  name: string;
  seconds: number;
}

if (!ensureChromium()) process.exit(1);
const reports = mkdtempSync(join(tmpdir(), 'pivot-qris-react-'));
let sizes = '';

/** Every check of the project, in the order in which a mistake shows soonest. */
const steps = [
  check('types', 'npx tsc'),
  check('lint', 'npx oxlint --type-aware --deny-warnings'),
  check('format', 'npx prettier --check --log-level warn .'),
  check('unused code', 'npx knip'),
  check('package build', 'npm run --silent build'),
  check('published form', 'npm run --silent lint:package'),
  step('sizes', 'npx size-limit', measureSizes),
  check('demo build', 'npx vite build demo --logLevel warn'),
  check('design review build', 'npm run --silent build-storybook'),
  vitest('unit, browser, story and package tests', 'npx vitest run --reporter=default'),
  vitest('the same on React 18', 'npm run --silent test:react-18 -- --reporter=dot'),
  playwright('journeys', 'npx playwright test'),
  playwright('example shops', 'npm run --silent test:examples --'),
];

rmSync(reports, { recursive: true });
const passed = steps.reduce((sum, each) => sum + each.passed, 0);
const failed = steps.reduce((sum, each) => sum + each.failed, 0);
print(`\n${stepTable()}\n\n${sizes}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function stepTable(): string {
  return formatTable([
    ['step', 'passed', 'failed', 'skipped', 'time'],
    ...steps.map((each) => [
      each.name,
      String(each.passed),
      String(each.failed),
      String(each.skipped),
      `${each.seconds.toFixed(0)} s`,
    ]),
  ]);
}

function check(name: string, command: string): Step {
  return step(name, command, () => countOne(run(command)));
}

/** The sizes are for the end of the run, where they are seen. */
function measureSizes(): Count {
  const { text, tooLarge } = sizeTable();
  sizes = `Minified and in brotli, without peers:\n${text}`;
  for (const entry of tooLarge) print(`${entry} is larger than its limit in .size-limit.js`);
  return countOne(tooLarge.length === 0);
}

function vitest(name: string, command: string): Step {
  const report = join(reports, `${name}.json`);
  return step(name, command, () =>
    suite(`${command} --reporter=json --outputFile.json=${JSON.stringify(report)}`, report),
  );
}

function playwright(name: string, command: string): Step {
  const report = join(reports, `${name}.json`);
  return step(name, command, () =>
    suite(`${command} --reporter=list,json`, report, { PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
  );
}

/** Runs tests that count themselves; a run that breaks off, or runs none, is a failure of its own. */
function suite(command: string, report: string, env: Record<string, string> = {}): Count {
  const succeeded = run(command, env);
  try {
    const counted = countTests(report);
    if (counted.failed > 0 || (succeeded && counted.passed > 0)) return counted;
    return { ...counted, failed: 1 };
  } catch {
    return countOne(false);
  }
}

/** Counts the tests in a JSON report, Vitest's or Playwright's. */
function countTests(file: string): Count {
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const stats: unknown = Object(report).stats;
  if (stats === undefined) {
    return {
      passed: numberAt(report, 'numPassedTests'),
      failed: numberAt(report, 'numFailedTests'),
      skipped: numberAt(report, 'numPendingTests'),
    };
  }
  return {
    passed: numberAt(stats, 'expected') + numberAt(stats, 'flaky'),
    failed: numberAt(stats, 'unexpected'),
    skipped: numberAt(stats, 'skipped'),
  };
}

function numberAt(report: unknown, key: string): number {
  const value: unknown = Object(report)[key];
  if (typeof value !== 'number') throw new Error(`The report has no number ${key}.`);
  return value;
}

function step(name: string, command: string, count: () => Count): Step {
  print(`\n— ${name}: ${command}`);
  const start = performance.now();
  const counted = count();
  if (counted.failed > 0) print(`✗ ${name} failed`);
  return { name, ...counted, seconds: (performance.now() - start) / 1000 };
}

function countOne(succeeded: boolean): Count {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}

function run(command: string, env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(command, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

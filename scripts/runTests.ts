import { spawn } from 'node:child_process';
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

type Write = (text: string) => void;

interface Task {
  name: string;
  command: string;
  count: (write: Write) => Promise<Count>;
}

interface Step extends Count {
  name: string;
  seconds: number;
}

if (!ensureChromium()) process.exit(1);
const reports = mkdtempSync(join(tmpdir(), 'pivot-qris-react-'));
let sizes = '';

/**
 * Every check of the project. Two lanes go side by side, one for each core of a small machine; what one
 * core would wait for stands beside what the other has to do.
 */
const steps = [
  ...(await sideBySide(
    [
      check('types', 'npx tsc'),
      check('lint', 'npx oxlint --type-aware --deny-warnings'),
      check('unused code', 'npx knip'),
      check('format', 'npx prettier --check --log-level warn .'),
    ],
    [
      check('package build', 'npm run --silent build'),
      check('published form', 'npm run --silent lint:package'),
      { name: 'sizes', command: 'npx size-limit', count: measureSizes },
      check('demo build', 'npx vite build demo --logLevel warn'),
      check('design review build', 'npm run --silent build-storybook'),
    ],
  )),
  ...(await sideBySide([
    vitest('unit, browser, story and package tests', 'npx vitest run --reporter=default'),
  ])),
  ...(await sideBySide(
    [playwright('journeys', 'npx playwright test')],
    [
      playwright('example shops', 'npm run --silent test:examples --'),
      vitest('what renders React, on React 18', 'npm run --silent test:react-18 -- --reporter=dot'),
    ],
  )),
];

rmSync(reports, { recursive: true });
const passed = steps.reduce((sum, each) => sum + each.passed, 0);
const failed = steps.reduce((sum, each) => sum + each.failed, 0);
print(`\n${stepTable()}\n\n${sizes}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Takes the steps of each lane one after the other, and the lanes at the same time. */
async function sideBySide(...lanes: Task[][]): Promise<Step[]> {
  const done = await Promise.all(
    lanes.map(async (tasks) => {
      const finished: Step[] = [];
      for (const task of tasks) finished.push(await take(task, lanes.length === 1));
      return finished;
    }),
  );
  return done.flat();
}

/** A step beside another one prints what it has to say at its end, or nobody could read either. */
async function take({ name, command, count }: Task, isAlone: boolean): Promise<Step> {
  if (isAlone) print(`\n— ${name}: ${command}`);
  const start = performance.now();
  let output = '';
  const write = (text: string): void => {
    if (isAlone) process.stdout.write(text);
    else output += text;
  };
  const counted = await count(write);
  if (!isAlone) print(`\n— ${name}: ${command}\n${output.trimEnd()}`);
  if (counted.failed > 0) print(`✗ ${name} failed`);
  return { name, ...counted, seconds: (performance.now() - start) / 1000 };
}

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

function check(name: string, command: string): Task {
  return { name, command, count: async (write) => countOne(await run(command, write)) };
}

/** The sizes are for the end of the run, where they are seen. */
async function measureSizes(write: Write): Promise<Count> {
  const { text, tooLarge } = await sizeTable();
  sizes = `Minified and in brotli, without peers:\n${text}`;
  for (const entry of tooLarge) write(`${entry} is larger than its limit in .size-limit.js\n`);
  return countOne(tooLarge.length === 0);
}

function vitest(name: string, command: string): Task {
  const report = join(reports, `${name}.json`);
  const withReport = `${command} --reporter=json --outputFile.json=${JSON.stringify(report)}`;
  return { name, command, count: (write) => suite(withReport, report, write) };
}

function playwright(name: string, command: string): Task {
  const report = join(reports, `${name}.json`);
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const withReport = `${command} --reporter=list,json`;
  return { name, command, count: (write) => suite(withReport, report, write, env) };
}

/** Runs tests that count themselves; a run that breaks off, or runs none, is a failure of its own. */
async function suite(
  command: string,
  report: string,
  write: Write,
  env: Record<string, string> = {},
): Promise<Count> {
  const succeeded = await run(command, write, env);
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

function countOne(succeeded: boolean): Count {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}

function run(command: string, write: Write, env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', write);
    }
    child.on('close', (code) => resolve(code === 0));
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

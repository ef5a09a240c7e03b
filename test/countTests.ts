import { readFileSync } from 'node:fs';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts the tests in a JSON report, Vitest's or Playwright's. */
export function countTests(file: string): Count {
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

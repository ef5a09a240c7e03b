import { defineConfig, devices, type Project } from '@playwright/test';
import { launchOptions } from '../../scripts/browsers.ts';
import type { ExampleName } from './startExample.ts';

const isCi = Boolean(process.env['CI']);

interface Options {
  example: ExampleName;
}

/** A shop is built first, and then paid in. */
function shop(example: ExampleName): Project<object, Options>[] {
  const use = { example };
  const build = `build ${example}`;
  return [
    { name: build, testMatch: 'build.spec.ts', use },
    { name: example, testMatch: `${example}.spec.ts`, dependencies: [build], use },
  ];
}

/** Installs and builds the shops of `examples/` at the same time, and then pays in each. */
export default defineConfig<object, Options>({
  testDir: '.',
  outputDir: '../../test-results/examples',
  forbidOnly: isCi,
  // A shared machine may stall a browser once; a fault stalls it every time.
  retries: isCi ? 1 : 0,
  globalSetup: './packTarball.ts',
  workers: 3,
  timeout: 60_000,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: launchOptions(),
    trace: 'on-first-retry',
    video: 'off',
  },
  projects: [...shop('vite'), ...shop('next'), ...shop('react-router')],
});

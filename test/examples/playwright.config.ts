import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from '../chromium.ts';

/** Slow, for it installs and builds whole shops: `npm run test:examples`. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/examples',
  forbidOnly: Boolean(process.env['CI']),
  globalSetup: './packTarball.ts',
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: launchOptions(),
    trace: 'retain-on-failure',
    video: 'off',
  },
});

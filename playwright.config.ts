import { defineConfig, devices } from '@playwright/test';
import { findFirefox, launchOptions } from './scripts/browsers.ts';

// Ports of their own, so that a demo that is open does not stand in the way.
const PORT = '4183';
const SANDBOX_PORT = '4184';
const isCi = Boolean(process.env['CI']);

export default defineConfig({
  // A shared machine may stall a browser once; a fault stalls it every time.
  retries: isCi ? 1 : 0,
  testDir: 'test/e2e',
  forbidOnly: isCi,
  fullyParallel: true,
  workers: 2,
  // A machine that builds at the same time is slow; a journey that hangs is not waited for long.
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: launchOptions(),
    trace: 'on-first-retry',
    video: 'off',
  },
  projects: [
    {
      name: 'chromium',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
      },
    },
    // A stock Firefox, with which Playwright speaks WebDriver BiDi. What asks for a colour scheme, less
    // motion or a camera is left out: it has no way to hand them over.
    ...(process.env['FIREFOX'] === undefined
      ? []
      : [
          {
            name: 'firefox',
            testIgnore: /(shop|storybook|webview)\.spec\.ts/,
            use: {
              ...devices['Desktop Firefox'],
              channel: 'moz-firefox',
              launchOptions: {
                executablePath: findFirefox(),
                firefoxUserPrefs: {
                  // Over BiDi, Playwright loses a page that Firefox has kept for Back.
                  'browser.sessionhistory.max_total_viewers': 0,
                  // Headless, it has no mouse, and a page that asks would take it for a phone.
                  'ui.primaryPointerCapabilities': 6,
                },
              },
              viewport: { width: 1280, height: 800 },
            },
          },
        ]),
  ],
  // Serves what `npm run build` and `vite build demo` have made, never a Pivot that .env names.
  webServer: {
    command: 'npx vite preview demo',
    env: { PORT, SANDBOX_PORT, PIVOT_BASE_URL: '' },
    url: `http://localhost:${PORT}`,
    reuseExistingServer: !isCi,
  },
});

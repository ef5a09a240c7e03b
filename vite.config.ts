/// <reference types="vitest/config" />
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { launchOptions } from './scripts/browsers.ts';
import { findReactTests } from './scripts/reactTests.ts';
import { pageBundle } from './test/browser/paymentModel/pageBundle.ts';

/** `REACT=18` runs the same tests on React 18, which is installed in a folder of its own. */
const reactMajor = process.env['REACT'] ?? '19';
const isOnReact18 = reactMajor === '18';
const react18 = fileURLToPath(new URL('./test/react-18/node_modules/', import.meta.url));

/** On React 18, only what renders React can come out differently. */
const testsOf = (folder: string): string[] =>
  isOnReact18 ? findReactTests(folder) : [`${folder}/**/*.test.{ts,tsx}`];

/**
 * The groups run one after the other. Their tests wait for timers and sockets more than they compute, so
 * that two cores carry more workers.
 */
const GROUPS = {
  node: { maxWorkers: 3, sequence: { groupOrder: 0 } },
  browser: { maxWorkers: 3, sequence: { groupOrder: 1 } },
  stories: { maxWorkers: 2, sequence: { groupOrder: 2 } },
};

const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: launchOptions() }),
  instances: [{ browser: 'chromium' as const }],
});

/**
 * How the stories are looked at as tests: both themes and both languages, and all four on demand; and
 * while the browser translates the page.
 */
const LOOKS = [
  { theme: 'light', language: 'id' },
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'en', translated: 'yes' },
  ...(process.env['EVERY_LOOK'] === undefined
    ? []
    : [
        { theme: 'light', language: 'en' },
        { theme: 'dark', language: 'id' },
      ]),
];

/** The variables that are set. */
function pick(env: NodeJS.ProcessEnv, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

export default defineConfig(({ command }) => ({
  plugins: [react()],
  // Whatever NODE_ENV says: React in production has no jsxDEV.
  oxc: { jsx: { development: command === 'serve' } },
  publicDir: false,
  cacheDir: isOnReact18 ? 'node_modules/.vite-react-18' : 'node_modules/.vite',
  resolve: {
    alias: isOnReact18
      ? [{ find: /^(react|react-dom|scheduler)(?=\/|$)/, replacement: `${react18}$1` }]
      : [],
  },
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    // A stylesheet can be an entry of its own only with split CSS.
    cssCodeSplit: true,
    lib: {
      formats: ['es'],
      entry: {
        index: 'src/index.ts',
        server: 'src/server/index.ts',
        signing: 'src/server/signing/index.ts',
        msw: 'src/msw/index.ts',
        sandbox: 'src/sandbox/index.ts',
        cli: 'src/sandbox/cli/main.ts',
        styles: 'src/styles.css',
      },
    },
    rolldownOptions: {
      external: [
        /^node:/,
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^@tanstack\/react-query/,
        /^msw($|\/)/,
        'uqr',
      ],
    },
  },
  test: {
    env: {
      REACT: reactMajor,
      ...pick(process.env, 'MODEL_RUNS', 'MODEL_SEED', 'MODEL_FAULT'),
    },
    // What the button tells developers of the errors that tests are about.
    onConsoleLog: (log) => !log.startsWith('pivot-qris-react: '),
    // A machine that is shared may stall a browser once; a fault stalls it every time.
    retry: process.env['CI'] === undefined ? 0 : 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          ...GROUPS.node,
          environment: 'node',
          include: testsOf('test/unit'),
          // Else Vitest would empty the stylesheet that the sandbox serves.
          css: { include: /\.css\?raw$/ },
          // Else Node itself would load React for them, and know nothing of the alias.
          server: { deps: { inline: [/@tanstack/, /react/] } },
        },
      },
      // The environments of merchants' own tests.
      ...['jsdom', 'happy-dom'].map((environment) => ({
        extends: true as const,
        test: {
          name: environment,
          ...GROUPS.node,
          environment,
          include: testsOf('test/dom'),
          server: { deps: { inline: [/@tanstack/, /react/] } },
        },
      })),
      {
        extends: true,
        plugins: [pageBundle()],
        publicDir: 'test/public',
        // Found in the middle of a run, they would make Vite reload the page under the tests.
        optimizeDeps: { include: ['axe-core', 'react-dom/client', 'react-dom/server'] },
        test: {
          name: 'browser',
          ...GROUPS.browser,
          include: testsOf('test/browser'),
          setupFiles: ['test/browser/setup.ts'],
          browser: inChromium(),
        },
      },
      ...LOOKS.map(({ theme, language, translated }) => ({
        extends: true as const,
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: {
          name: `stories ${theme} ${language}${translated ? ' translated' : ''}`,
          ...GROUPS.stories,
          // One story goes through all states, and a shared machine may be slow.
          testTimeout: 60_000,
          env: {
            STORYBOOK_THEME: theme,
            STORYBOOK_LANGUAGE: language,
            ...(translated && { STORYBOOK_TRANSLATED: translated }),
          },
          browser: inChromium(),
        },
      })),
      {
        extends: true,
        test: {
          name: 'package',
          ...GROUPS.node,
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/package/setup.ts'],
        },
      },
    ],
  },
}));

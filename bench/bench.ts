import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { launchOptions } from '../scripts/browsers.ts';
import { measureCountdowns } from './countdowns/measureCountdowns.ts';
import { countdownChart, countdownTable } from './countdowns/reportCountdowns.ts';
import { publish } from './figures.ts';
import { openingTable } from './opening/opening.ts';
import { proxyTable } from './proxy/proxy.ts';
import { servePages } from './servePages.ts';
import { partsTable, sizesTable } from './size/size.ts';

const CHART = fileURLToPath(new URL('../docs/countdown.svg', import.meta.url));

/**
 * Measures ours beside what one would use instead, prints the tables, and puts them and the chart
 * into docs/. Ratios within one run count; milliseconds are this machine's.
 */
const SUBJECTS: Record<string, () => Promise<void>> = {
  size: async () => {
    await publish('sizes', await sizesTable());
    await publish('parts', await partsTable());
  },
  countdowns: () =>
    inPages(async (browser, address) => {
      const results = await measureCountdowns(browser, `${address}countdowns/page/`);
      await publish('countdowns', countdownTable(results));
      writeFileSync(CHART, countdownChart(results));
    }),
  opening: () =>
    inPages(async (browser, address) => {
      await publish('opening', await openingTable(browser, `${address}opening/page/`));
    }),
  proxy: async () => publish('proxy', await proxyTable()),
};

// Vite, which runs this file, is in development; React would be measured with its warnings.
process.env['NODE_ENV'] = 'production';
const [, , , ...named] = process.argv;
for (const name of named.length > 0 ? named : Object.keys(SUBJECTS)) {
  const measure = SUBJECTS[name];
  if (measure === undefined) {
    throw new Error(`No subject ${name}; there are ${Object.keys(SUBJECTS).join(', ')}.`);
  }
  await measure();
}

async function inPages(
  measure: (browser: Browser, address: string) => Promise<void>,
): Promise<void> {
  const pages = await servePages();
  const browser = await chromium.launch(launchOptions());
  await measure(browser, pages.address);
  await publish(
    'machine',
    `Chromium ${browser.version()}, Node ${process.versions.node}, ${cpus().length} cores.`,
  );
  await browser.close();
  await pages.close();
}

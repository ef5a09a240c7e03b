import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { launchOptions } from '../scripts/browsers.ts';
import { compareCountdowns } from './countdowns/compareCountdowns.ts';
import { countdownChart } from './countdowns/countdownChart.ts';
import { countdownTable } from './countdowns/countdownTable.ts';
import { compareOpening } from './opening/compareOpening.ts';
import { openingRoutes, type Arrival } from './opening/openingRoutes.ts';
import { compareProxy } from './proxy/compareProxy.ts';
import { proxyTable } from './proxy/proxyTable.ts';
import { ratioTable } from './ratioTable.ts';
import { serve } from './serve.ts';
import { compareSizes } from './size/compareSizes.ts';
import { measureParts } from './size/measureParts.ts';
import { sizeList } from './size/sizeList.ts';
import { writeFigures } from './writeFigures.ts';

/**
 * Measures ours beside what one would use instead, prints the tables, and puts them and the chart
 * into docs/. Ratios within one run count; milliseconds are this machine's.
 */
export async function bench(): Promise<void> {
  await publish('sizes', sizeList('what a page imports', await compareSizes()));
  await publish('parts', sizeList('what the button does', await measureParts()));

  const arrivals = new EventTarget();
  const server = await serve(
    openingRoutes((detail) => arrivals.dispatchEvent(new CustomEvent('arrival', { detail }))),
  );
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The pages of the benchmark are not served.');
  const browser = await chromium.launch(launchOptions());

  const countdowns = await compareCountdowns(browser, `${address}countdowns/page/`);
  await publish('countdowns', countdownTable(countdowns));
  const chart = new URL('../docs/countdown.svg', import.meta.url);
  writeFileSync(fileURLToPath(chart), countdownChart(countdowns));

  const nextArrival = () =>
    new Promise<Arrival>((resolve) => {
      const tell = (event: Event) => event instanceof CustomEvent && resolve(event.detail);
      arrivals.addEventListener('arrival', tell, { once: true });
    });
  const opening = await compareOpening(browser, `${address}opening/page/`, nextArrival);
  await publish(
    'opening',
    ratioTable(
      ['click to webview', 'ms', 'in the page, ms'],
      opening.map(({ variant, opening: ms, inPage }) => [variant, ms, inPage]),
    ),
  );

  const machine = `Chromium ${browser.version()}, Node ${process.versions.node}, ${cpus().length} cores.`;
  await browser.close();
  await server.close();

  await publish('proxy', proxyTable(await compareProxy()));
  await publish('machine', machine);
}

async function publish(mark: string, text: string): Promise<void> {
  process.stdout.write(`\n${text}\n`);
  await writeFigures(mark, text);
}

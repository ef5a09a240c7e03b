import { build as bundle, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { extname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { markdownTable } from '../figures.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const PEERS = ['react', 'react-dom', '@tanstack/react-query'];
const LOADED_ON_USE = ['./EmbeddedDialog.tsx', './HandoffDialog.tsx'];

const OURS = `from '../../src/index.ts';`;
const BUTTON = `export { QrisPayButton } ${OURS}`;

/** What a shop would write, each to take one payment. */
const SHOPS: [name: string, code: string][] = [
  ['`useApplyOtt`', `export { useApplyOtt } ${OURS}`],
  ['`QrisPayButton`', `export { QrisPayButton } ${OURS}`],
  ['`QrisPayButton` and `QrisReturnPage`', `export { QrisPayButton, QrisReturnPage } ${OURS}`],
  [
    '`@paypal/react-paypal-js`: `PayPalButtons` *',
    `export { PayPalScriptProvider, PayPalButtons } from '@paypal/react-paypal-js';`,
  ],
  [
    '`@stripe/react-stripe-js`: `EmbeddedCheckout` *',
    `export { EmbeddedCheckout, EmbeddedCheckoutProvider } from '@stripe/react-stripe-js';
     export { loadStripe } from '@stripe/stripe-js';`,
  ],
  ['`@adyen/adyen-web`: `Redirect`', `export { AdyenCheckout, Redirect } from '@adyen/adyen-web';`],
];

/** What the button is made of: the modules of `src` that go if a thing it does is given up. */
const PARTS: [name: string, modules: string[]][] = [
  [
    'requests the link: limits, time limit, checks of response and link, errors by SNAP’s cases',
    ['core/endpoint/applyOtt', 'core/endpoint/callEndpoint', 'core/endpoint/errors'],
  ],
  ['the sentences in one language, twenty of them for errors', ['messages/id']],
  [
    'the countdown: view, words for a screen reader, ticker',
    ['ExpiryCountdown', 'useCountdown', 'core/time/ticker'],
  ],
  ['the server’s clock, through sleep and changes of the device’s', ['core/time/serverClock']],
  [
    'goes on after reload and Back, and across windows',
    ['core/payment/journeyStorage', 'core/payment/journeyChannel', 'core/payment/returnUrl'],
  ],
  [
    'the states, and what may be done in each of them',
    ['core/payment/paymentState', 'core/payment/paymentFacts', 'snap/linkDecision'],
  ],
  [
    'inquires about the status, and polls it',
    ['core/endpoint/paymentStatus', 'core/payment/inquiries', 'core/payment/pollingPlan'],
  ],
  ['opens the webview, in this tab or in a popup', ['core/payment/openWebview']],
  ['the signs', ['icons']],
  [
    'one link for two buttons, and orders that the click creates',
    ['core/payment/links', 'core/payment/orderMaker'],
  ],
];

interface SizeResult {
  name: string;
  bytes: number;
}

/** What a page gets of ours and of others' packages. */
export async function sizesTable(): Promise<string> {
  const sizes = SHOPS.map(async ([name, code]) => ({ name, bytes: await bundleSize(code) }));
  return kilobytesTable('what a page imports', await Promise.all(sizes));
}

/** What leaving out each thing that the button does would save, largest first. */
export async function partsTable(): Promise<string> {
  const whole = await bundleSize(BUTTON);
  const parts = await Promise.all(
    PARTS.map(async ([name, modules]) => ({
      name,
      bytes: whole - (await bundleSize(BUTTON, modules)),
    })),
  );
  return kilobytesTable(
    'what the button does',
    parts.toSorted((one, other) => other.bytes - one.bytes),
  );
}

function kilobytesTable(heading: string, results: SizeResult[]): string {
  return markdownTable(
    [heading, 'kB'],
    results.map(({ name, bytes }) => [name, (bytes / 1000).toFixed(1)]),
  );
}

/**
 * How many bytes a page gets that holds this code: minified, compressed by brotli, peers outside.
 *
 * @param left modules of `src` that are left out, without their extension.
 */
async function bundleSize(code: string, left: readonly string[] = []): Promise<number> {
  const missing = new Set(left);
  const { outputFiles } = await bundle({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: [...PEERS, ...LOADED_ON_USE],
    loader: { '.css': 'empty' },
    plugins: [leaveOut(missing)],
  });
  if (missing.size > 0) throw new Error(`Not in the bundle: ${[...missing].join(', ')}`);
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of: ${code}`);
  return brotliCompressSync(output.contents).length;
}

/** Replaces each module by empty exports, and takes it from the list once it is met. */
function leaveOut(modules: Set<string>): Plugin {
  return {
    name: 'leave-out',
    setup(build) {
      build.onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
        const name = relative(SRC, path).slice(0, -extname(path).length);
        if (!modules.delete(name)) return undefined;
        const exported = readFileSync(path, 'utf8').matchAll(
          /^export (?:async )?(?:function\*?|const|class) (\w+)/gm,
        );
        const names = [...exported].map(([, each]) => `export const ${each} = undefined;`);
        return { contents: names.join('\n'), loader: 'ts' };
      });
    },
  };
}

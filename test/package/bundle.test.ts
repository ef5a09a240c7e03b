import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { build } from 'vite';

const CONSUMER = inject('consumer');
const DIST = join(CONSUMER, 'node_modules/pivot-qris-react/dist');
/** What only a server may know of, in the words that survive a build. */
const SERVER_ONLY =
  /createHmac|HMAC|RSASSA|crypto\.subtle|clientSecret|privateKey|X-SIGNATURE|X-CLIENT-KEY|PRIVATE KEY|node:/i;

/** A file of `dist` and everything it loads, at once or later. */
function loadedBy(file: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(file)) return seen;
  const code = readFileSync(join(DIST, file), 'utf8');
  seen.set(file, code);
  for (const [, next = ''] of code.matchAll(/(?:from|import)\s*\(?\s*"\.\/([^"]+)"/g)) {
    loadedBy(next, seen);
  }
  return seen;
}

it('keeps everything of the server out of what a browser loads', () => {
  const client = loadedBy('index.js');
  expect(client.size).toBeGreaterThan(3);
  for (const [file, code] of client) {
    expect(SERVER_ONLY.exec(code)?.[0], `${file} belongs to the browser`).toBeUndefined();
  }
  // The words are the right ones: they are in the server's files.
  expect(SERVER_ONLY.test([...loadedBy('server.js').values()].join('\n'))).toBe(true);
});

it('begins with "use client" where React is, and nowhere else', () => {
  expect(readFileSync(join(DIST, 'index.js'), 'utf8')).toMatch(/^"use client";\n/);
  const withoutReact = ['server.js', 'msw.js', 'sandbox.js'].flatMap((file) => [...loadedBy(file)]);
  for (const [file, code] of withoutReact) {
    expect(code, file).not.toMatch(/^"use client"/);
    expect(code, file).not.toMatch(/from "react|@tanstack/);
  }
});

it('is built for production', () => {
  for (const [file, code] of loadedBy('index.js')) {
    expect(code, file).not.toMatch(/jsxDEV|jsx-dev-runtime/);
  }
});

/** What a bundler keeps of a line of a merchant's code. */
async function bundle(code: string): Promise<string[]> {
  const entry = 'virtual:entry';
  const result = await build({
    root: CONSUMER,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? join(CONSUMER, 'entry.js') : undefined),
        load: (id) => (id === join(CONSUMER, 'entry.js') ? code : undefined),
      },
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: entry,
        external: [/^react($|\/)/, /^@tanstack\//],
        preserveEntrySignatures: 'strict',
        onwarn: () => undefined,
      },
    },
  });
  return (Array.isArray(result) ? result : [result])
    .flatMap((output) => ('output' in output ? output.output : []))
    .map((output) => (output.type === 'chunk' ? output.code : output.fileName));
}

it('leaves the button out of a bundle that imports only useApplyOtt', async () => {
  const [hook = '', ...further] = await bundle(`export { useApplyOtt } from 'pivot-qris-react';`);
  expect(hook).toContain('useMutation');
  expect(hook).not.toMatch(/qris-pay|qris-countdown|qris-return|Bayar dengan QRIS|<svg|"svg"/);
  expect(further).toEqual([]);
});

it('loads the dialogs only where they are used', async () => {
  const [button = '', ...loadedLater] = await bundle(
    `export { QrisPayButton } from 'pivot-qris-react';`,
  );
  expect(button).toContain('qris-pay-button');
  expect(button).not.toMatch(/"iframe"|qris-dialog-frame|Reed/);
  expect(loadedLater.join('\n')).toContain('qris-dialog-frame');
});

it('does nothing when it is imported and not used', async () => {
  const code = await bundle(`import 'pivot-qris-react'; export const shop = 1;`);
  expect(code.join('\n').replaceAll(/^\/\/.*\n/gm, '')).toBe('var shop = 1;\nexport { shop };\n');
});

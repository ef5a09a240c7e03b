import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished, vi } from 'vitest';

const CONSUMER = inject('consumer');
const INSTALLED = join(CONSUMER, 'node_modules/pivot-qris-react');
const ENTRIES = {
  '.': 'index',
  './server': 'server/index',
  './server/signing': 'server/signing/index',
  './msw': 'msw/index',
  './sandbox': 'sandbox/index',
};

// Each starts processes, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

/** Runs a script in the project that has installed the package. */
function inConsumer(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: CONSUMER, encoding: 'utf8' });
}

it('has these public names; a change of them is a change of the API', async () => {
  const names = Object.entries(ENTRIES).flatMap(([entry, types]) => [
    `pivot-qris-react${entry.slice(1)}`,
    ...valuesOf(entry).map((name) => `  ${name}`),
    ...typesOf(types).map((name) => `  type ${name}`),
  ]);
  await expect(`${names.join('\n')}\n`).toMatchFileSnapshot('./publicNames.txt');
});

/** What an entry exports when Node imports it, which has neither a window nor a document. */
function valuesOf(entry: string): string[] {
  const specifier = JSON.stringify(`pivot-qris-react${entry.slice(1)}`);
  const script = `console.log(JSON.stringify(Object.keys(await import(${specifier})).sort()))`;
  const names: unknown = JSON.parse(inConsumer('--input-type=module', '--eval', script));
  if (!Array.isArray(names)) throw new Error(`${entry} has no names`);
  return names.map(String);
}

function typesOf(declarations: string): string[] {
  const text = readFileSync(join(INSTALLED, `dist/types/${declarations}.d.ts`), 'utf8');
  return [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)]
    .flatMap(([, allTypes, list = '']) =>
      list
        .split(',')
        .filter((name) => name.trim() !== '')
        .map((name) => (allTypes ? `type ${name.trim()}` : name.trim()))
        .filter((name) => name.startsWith('type ')),
    )
    .map((name) => name.slice('type '.length))
    .toSorted();
}

it('can be required, too, where Node can require modules', () => {
  const script = `console.log(typeof require('pivot-qris-react/server').createPivot)`;
  expect(inConsumer('--eval', script).trim()).toBe('function');
});

it('brings a command that starts the sandbox', () => {
  const help = inConsumer('node_modules/.bin/pivot-qris-react', '--help');
  expect(help).toContain('pivot-qris-react sandbox');
});

it('lets TypeScript resolve every entry, the stylesheet among them', () => {
  const entries = [...Object.keys(ENTRIES), './styles.css'].map((entry) => entry.slice(1));
  const file = join(CONSUMER, 'imports.ts');
  writeFileSync(file, entries.map((entry) => `import 'pivot-qris-react${entry}';\n`).join(''));
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  for (const mode of ['nodenext', 'bundler']) {
    const module = mode === 'nodenext' ? mode : 'esnext';
    const options = ['--module', module, '--moduleResolution', mode, '--skipLibCheck'];
    expect(() => inConsumer(tsc, '--noEmit', ...options, file)).not.toThrow();
  }
});

it('writes the credentials of the sandbox to a new file', async () => {
  const file = join(CONSUMER, '.env.sandbox');
  const command = spawn(
    process.execPath,
    ['node_modules/.bin/pivot-qris-react', 'sandbox', '--port', '0', '--write-env', file],
    { cwd: CONSUMER, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => {
    command.kill();
    rmSync(file, { force: true });
  });
  const [printed] = await once(command.stdout, 'data');
  expect(String(printed)).toContain(file);
  expect(readFileSync(file, 'utf8')).toContain('PIVOT_BASE_URL=http://localhost:');
});

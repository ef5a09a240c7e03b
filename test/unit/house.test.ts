import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const ENTRIES = [
  'index.ts',
  'server/index.ts',
  'msw/index.ts',
  'sandbox/index.ts',
  'sandbox/cli/main.ts',
];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.split(sep).join('/'));

/** Which room each room may import from; a room is a folder of `src`, or `client` for its top. */
const MAY_IMPORT: Record<string, string[]> = {
  wire: ['wire'],
  core: ['core', 'wire'],
  messages: ['messages', 'core'],
  client: ['client', 'core', 'wire', 'messages'],
  server: ['server', 'wire'],
  sandbox: ['sandbox', 'server', 'wire'],
  msw: ['msw', 'sandbox', 'wire'],
};
/** Packages that a room may import; the others none, so that they run anywhere. */
const MAY_USE: Record<string, string[]> = {
  client: ['react', '@tanstack/react-query', 'uqr'],
  msw: ['msw'],
};
/** The command line is the one place that is for Node alone. */
const NODE_ONLY = /^sandbox\/cli\//;
/** Where a file is one concept, whatever the number of its exports. */
const MERGED = /^sandbox\/webview\//;

const roomOf = (file: string): string =>
  (file.includes('/') ? file.split('/', 1)[0] : 'client') ?? '';

const resolve = (file: string, path: string): string =>
  relative(SRC, join(SRC, dirname(file), path))
    .split(sep)
    .join('/');

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, path = '']) => path);
}

it('lets each room import only what it may', () => {
  const broken = files.flatMap((file) =>
    importsOf(file)
      .filter((path) => !mayImport(file, path))
      .map((path) => `${file} must not import ${path}`),
  );
  expect(broken).toEqual([]);
});

function mayImport(file: string, path: string): boolean {
  const room = roomOf(file);
  if (!path.startsWith('.')) return NODE_ONLY.test(file) || Boolean(MAY_USE[room]?.includes(path));
  return (
    /\.(tsx?|css|css\?raw|js\?raw)$/.test(path) &&
    Boolean(MAY_IMPORT[room]?.includes(roomOf(resolve(file, path))))
  );
}

it('gives each file one export, whose name it bears', () => {
  const broken = files.filter(
    (file) => !ENTRIES.includes(file) && !MERGED.test(file) && !hasItsOneExport(file),
  );
  expect(broken).toEqual([]);
});

/** Types of a value's own signature may stand beside it. */
function hasItsOneExport(file: string): boolean {
  const text = readFileSync(join(SRC, file), 'utf8');
  const values = [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)];
  const types = [...text.matchAll(/^export (?:interface|type) (\w+)/gm)];
  const names = (values.length > 0 ? values : types).map(([, name]) => name);
  return (
    values.length <= 1 &&
    names.includes(basename(file).replace(/\.tsx?$/, '')) &&
    !/^export (default|\*|\{)/m.test(text)
  );
}

it('keeps the client entry free of server code', () => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const path of importsOf(file).filter((target) => target.startsWith('.'))) {
      visit(
        relative(SRC, join(SRC, dirname(file), path))
          .split(sep)
          .join('/'),
      );
    }
  };
  visit('index.ts');
  expect(seen.size).toBeGreaterThan(20);
  expect([...seen].filter((file) => /^(server|sandbox|msw)\//.test(file))).toEqual([]);
});

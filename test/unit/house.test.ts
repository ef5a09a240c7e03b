import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
  .map((file) => file.split(sep).join('/'));

/** Which room each room may import from; a room is a folder of `src`, or `client` for its top. */
const MAY_IMPORT: Record<string, string[]> = {
  snap: ['snap'],
  core: ['core', 'snap'],
  messages: ['messages', 'core'],
  client: ['client', 'core', 'snap', 'messages'],
  server: ['server', 'snap'],
  sandbox: ['sandbox', 'server', 'snap'],
  msw: ['msw', 'sandbox', 'snap'],
};
/** Packages that a room may import; the others none, so that they run anywhere. */
const MAY_USE: Record<string, string[]> = {
  client: ['react', 'react-dom/client', '@tanstack/react-query', 'uqr'],
  msw: ['msw'],
};
/** The command line is the one place that is for Node alone. */
const NODE_ONLY = /^sandbox\/cli\//;

/** The dialogs are the client's, in a folder of their own because each is a chunk. */
const roomOf = (file: string): string =>
  (file.includes('/') && !file.startsWith('dialogs/') ? file.split('/', 1)[0] : 'client') ?? '';

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

/** Read by people or by builds, and not imported. */
const ENTRIES = [
  'index.ts',
  'server/index.ts',
  'server/signing/index.ts',
  'msw/index.ts',
  'sandbox/index.ts',
  'sandbox/cli/main.ts',
];
const MAX_LINES = 300;
/** A file with fewer lines and one importer is a helper that belongs to its importer. */
const MIN_LINES = 25;

const linesOf = (file: string): number =>
  readFileSync(join(SRC, file), 'utf8').trimEnd().split('\n').length;

function importersOf(file: string): string[] {
  return files.filter((other) =>
    importsOf(other).some((path) => path.startsWith('.') && resolve(other, path) === file),
  );
}

it('has no import circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
    if (path.includes(file) || done.has(file)) return;
    for (const target of importsOf(file).filter((each) => each.startsWith('.'))) {
      const next = resolve(file, target);
      if (files.includes(next)) visit(next, [...path, file]);
    }
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

it('has no small file that only one other file imports', () => {
  const loadedOnUse = files.flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/import\(\s*'([^']+)'/g)].map(
      ([, path = '']) => resolve(file, path),
    ),
  );
  const small = files.filter(
    (file) =>
      linesOf(file) < MIN_LINES &&
      importersOf(file).length <= 1 &&
      !ENTRIES.includes(file) &&
      !loadedOnUse.includes(file),
  );
  expect(small).toEqual([]);
});

it('has no file that is too long to read', () => {
  expect(files.filter((file) => linesOf(file) > MAX_LINES)).toEqual([]);
});

it('has no file name in capitals', () => {
  expect(files.filter((file) => /(^|\/)[A-Z0-9_]+\.\w+$/.test(file))).toEqual([]);
});

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

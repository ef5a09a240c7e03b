import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
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
  client: ['react', '@tanstack/react-query', 'uqr'],
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
    /\.(tsx?|css|css\?raw|js\?raw)$/.test(path) && Boolean(MAY_IMPORT[room]?.includes(roomOf(resolve(file, path))))
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

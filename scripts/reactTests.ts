import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Finds the tests that reach React through any chain of imports: only those can come out differently on
 * another version of it.
 *
 * @param folder Under the repository's root, such as `test/browser`.
 */
export function findReactTests(folder: string): string[] {
  const reaches = new Map<string, boolean>();

  function reachesReact(file: string): boolean {
    const known = reaches.get(file);
    if (known !== undefined) return known;
    // Of a circle, the other files decide.
    reaches.set(file, false);
    const found = importsOf(file).some((path) =>
      path.startsWith('.')
        ? existsSync(join(dirname(file), path)) && reachesReact(join(dirname(file), path))
        : /^(react|react-dom|@testing-library\/react|@tanstack\/react-query)(\/|$)/.test(path),
    );
    reaches.set(file, found);
    return found;
  }

  return listTests(folder).filter((file) => reachesReact(join(ROOT, file)));
}

function listTests(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
    .toSorted();
}

/** What a file imports while it runs: types are gone by then. */
function importsOf(file: string): string[] {
  if (!/\.(tsx?|js)$/.test(file)) return [];
  const text = readFileSync(file, 'utf8').replaceAll(/^(import|export) type [^;]*;/gm, '');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, path = '']) => path);
}

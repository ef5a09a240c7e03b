import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findReactTests } from '../../scripts/reactTests.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

it.each(['test/unit', 'test/browser'])('runs on React 18 all of %s that renders', (folder) => {
  const selected = findReactTests(folder);
  const rendering = readdirSync(join(ROOT, folder))
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) => /<[A-Z]\w+[\s/>]|render\w*\(/.test(readFileSync(join(ROOT, file), 'utf8')))
    .filter((file) => /from '(react|@testing-library\/react|react-dom)/.test(read(file)));
  expect(rendering.length).toBeGreaterThan(0);
  expect(selected).toEqual(expect.arrayContaining(rendering));
  expect(selected).toContain(`${folder}/reactVersion.test.ts`);
});

it('leaves out on React 18 what reaches no React', () => {
  expect(findReactTests('test/unit')).not.toContain('test/unit/house.test.ts');
  expect(findReactTests('test/unit')).not.toContain('test/unit/memoryStore.test.ts');
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { idMessages } from '../../src/index.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

// The messages have every code: their type says so.
const CODES = Object.keys(idMessages.errors);

it('every error code has a story', () => {
  const stories = read('stories/Errors.stories.tsx');
  const told = [...stories.matchAll(/= meta\.story\(\{ args: \{ code: '(\w+)'/g)];
  expect(new Set(told.map(([, code]) => code))).toEqual(new Set(CODES));
  expect(told).toHaveLength(CODES.length);
});

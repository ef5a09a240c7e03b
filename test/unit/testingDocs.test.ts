import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { SCENARIOS } from '../../src/msw/index.ts';
import { SNAP_CASES } from '../../src/snap/responseCode.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

it('shows a test that is run, as a merchant would import what it uses', () => {
  const test = read('test/dom/merchantCheckout.test.tsx')
    .replaceAll("'../../src/index.ts'", "'pivot-qris-react'")
    .replaceAll("'../../src/msw/index.ts'", "'pivot-qris-react/msw'");
  expect(read('docs/testing-your-checkout.md')).toContain(`\`\`\`tsx\n${test}\`\`\``);
});

it('lists every scenario, and no other', () => {
  const section = read('docs/testing-your-checkout.md')
    .split('## Scenarios\n')[1]
    ?.split('\n## ')[0];
  const listed = [...(section ?? '').matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
  expect(listed).toEqual(Object.keys(SCENARIOS));
});

it('names no scenario that is none, anywhere', () => {
  for (const page of ['README.md', 'docs/testing-your-checkout.md', 'docs/sandbox.md']) {
    for (const [, name = ''] of read(page).matchAll(/scenario: '([\w-]+)'/g)) {
      expect({ ...SCENARIOS, ...SNAP_CASES }, page).toHaveProperty(name);
    }
  }
});

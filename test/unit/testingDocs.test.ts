import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

it('shows a test that is run, as a merchant would import what it uses', () => {
  const test = read('test/browser/merchantCheckout.test.tsx')
    .replaceAll("'../../src/index.ts'", "'pivot-qris-react'")
    .replaceAll("'../../src/msw/index.ts'", "'pivot-qris-react/msw'");
  expect(read('docs/testing-your-checkout.md')).toContain(`\`\`\`tsx\n${test}\`\`\``);
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { toErrorCode, QrisError, type QrisErrorCode } from '../../src/core/endpoint/errors.ts';
import { enMessages } from '../../src/index.ts';
import { SNAP_CASES } from '../../src/snap/responseCode.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

/** The page's sections by their code. */
const sections = new Map(
  page
    .split(/^## `/m)
    .slice(1)
    .map((section) => {
      const [code = ''] = section.split('`', 1);
      return [code, section.replaceAll(/\s+/g, ' ')];
    }),
);
/** The compiler holds this record complete. */
const codes = Object.keys(enMessages.errors).filter(
  (code): code is QrisErrorCode => code in enMessages.errors,
);

it('has a section for every code, and for no other', () => {
  expect([...sections.keys()]).toEqual(codes);
});

it.each(codes)('tells the truth of %s', (code) => {
  const section = sections.get(code) ?? '';
  expect(section).toContain(`The customer reads: “${enMessages.errors[code]}”`);
  expect(section).toContain(`Retryable: ${new QrisError(code, '').retryable ? 'yes' : 'no'} `);
  expect(section).toMatch(/What to do: \S/);
});

it('names each of SNAP’s cases that means more than its HTTP status', () => {
  for (const snapCase of Object.keys(SNAP_CASES)) {
    const status = Number(snapCase.slice(0, 3));
    const code = toErrorCode(status, snapCase.slice(3));
    const isNamed = sections
      .get(code)
      ?.match(/SNAP: (.*?) -/)?.[1]
      ?.includes(`\`${status}ss${snapCase.slice(3)}\``);
    expect(Boolean(isNamed), snapCase).toBe(code !== toErrorCode(status));
  }
});

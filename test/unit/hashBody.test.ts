import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { hashBody } from '../../src/server/signing/index.ts';
import { vector } from './vector.ts';

// Hundreds of samples, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

test.each(['S1', 'H1', 'H2', 'H3', 'N1'])('reproduces the published hash of %s', async (id) => {
  const published = vector(id);
  expect(await hashBody(published('rawBody'))).toBe(published('bodySha256'));
});

test('hashes what JSON.stringify wrote byte for byte, for any value', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    // Lone surrogates, separators, slashes and the characters that other writers escape.
    fc.string({ unit: fc.constantFrom('\ud800', '\u2028', '/', '"', '\\', ' ', '\t', '&', '💸') }),
  );
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.double(),
      fc.constantFrom(null, true, false),
      fc.array(tie('node')),
      fc.dictionary(text, tie('node')),
    ),
  })).node;
  await fc.assert(
    fc.asyncProperty(value, async (sample) => {
      const sent = JSON.stringify(sample);
      expect(await hashBody(sent)).toBe(createHash('sha256').update(sent).digest('hex'));
    }),
  );
});

test('ignores how the JSON text is laid out, for any value', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.constantFrom(2, '\t', ' \r'), async (json, space) => {
      const value: unknown = JSON.parse(json);
      expect(await hashBody(JSON.stringify(value, null, space))).toBe(
        await hashBody(JSON.stringify(value)),
      );
    }),
  );
});

test('keeps numbers, escapes, repeated keys and spaces in strings as they are written', async () => {
  const body = '{"a":1.50,"a":12345678901234567890,"b":"  x \\" y\\\\","c":"\\u0041"}';
  const laidOut = body.replaceAll(',"', ' ,\n "').replaceAll('":', '" : ');
  const expected = createHash('sha256').update(body).digest('hex');
  expect(await hashBody(body)).toBe(expected);
  expect(await hashBody(laidOut)).toBe(expected);
});

/** How long a text of so many characters takes, in ms: the best of five. */
async function timeHash(text: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    const startedAt = performance.now();
    await hashBody(text);
    times.push(performance.now() - startedAt);
  }
  return Math.min(...times);
}

const LENGTH = 1_000_000;

test.each([
  ['escaped quotes and no end', ` "${'\\"'.repeat(LENGTH / 2)}`],
  ['escaped quotes', ` "${'\\"'.repeat(LENGTH / 2)}"`],
  ['quotes', ` ${'"'.repeat(LENGTH)}`],
  ['backslashes', ` "${'\\'.repeat(LENGTH)}`],
  ['backslashes outside a string', ` ${'\\'.repeat(LENGTH)}"`],
  ['strings that open and do not close', '" '.repeat(LENGTH / 2)],
  ['spaces', '\t '.repeat(LENGTH / 2)],
])('a megabyte of %s costs no more than ten times as much as JSON', async (_what, text) => {
  const order = { id: 1, name: 'Teko Hujan', note: 'a "gift", please', price: '36000.00' };
  const orders = Array.from({ length: LENGTH / 50 }, () => order);
  const json = JSON.stringify(orders, null, 1).slice(0, LENGTH);
  expect(json).toHaveLength(LENGTH);
  expect((await timeHash(text)) / (await timeHash(json))).toBeLessThan(10);
});

test('a body too long for the stack of a regular expression is hashed, too', async () => {
  const text = `"${'\\"'.repeat(4 * LENGTH)}"`;
  const expected = createHash('sha256').update(text).digest('hex');
  expect(await hashBody(` ${text}\n`)).toBe(expected);
});

import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashBody } from '../../src/server/index.ts';
import { vector } from './vector.ts';

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

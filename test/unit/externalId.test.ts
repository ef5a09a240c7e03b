import { expect, test } from 'vitest';
import { externalId } from '../../src/server/signing/index.ts';

test('is new each time: digits, at most 36', () => {
  const ids = Array.from({ length: 10_000 }, () => externalId(Date.UTC(2025, 10, 25, 9, 18, 46)));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^20251125161846\d{20}$/.test(id))).toEqual([]);
});

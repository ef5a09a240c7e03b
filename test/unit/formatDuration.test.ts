import { expect, it } from 'vitest';
import { formatDuration } from '../../src/core/time/format.ts';

it.each([
  [900, 'id-ID', '15 menit'],
  [250, 'id-ID', '4 menit 10 detik'],
  [60, 'en-ID', '1 minute'],
  [1, 'en-ID', '1 second'],
  [0, 'id-ID', '0 detik'],
  [90_061, 'id-ID', '1.501 menit 1 detik'],
])('says %i s in %s as %s', (seconds, locale, text) => {
  expect(formatDuration(seconds, locale)).toBe(text);
});

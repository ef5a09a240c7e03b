import { expect, it } from 'vitest';
import { formatClock } from '../../src/core/time/format.ts';

it.each([
  [900, 'id-ID', '15:00'],
  [61, 'id-ID', '01:01'],
  [9, 'en-ID', '00:09'],
  [0, 'id-ID', '00:00'],
  [3599, 'id-ID', '59:59'],
  [90_061, 'id-ID', '1501:01'],
  [754, 'ar-EG', '١٢:٣٤'],
])('formats %i s in %s as %s', (seconds, locale, text) => {
  expect(formatClock(seconds, locale)).toBe(text);
});

import { expect, it } from 'vitest';
import { formatAmount, formatDuration, formatTime } from '../../src/core/time/format.ts';

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

it.each(['id_ID', 'id-ID', 'id_ID.UTF-8', '', 'not a locale'])(
  'takes %j for a locale',
  (locale) => {
    expect(formatDuration(60, locale)).toBe('1 menit');
    expect(formatAmount({ value: '36000.00', currency: 'IDR' }, locale)).toMatch(/^Rp\s?36\.000$/);
    expect(formatTime('2025-11-25T09:20:11Z', locale)).toMatch(/November 2025/);
  },
);

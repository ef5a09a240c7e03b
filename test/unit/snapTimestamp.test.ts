import { expect, test } from 'vitest';
import { snapTimestamp } from '../../src/server/signing/index.ts';

test.each(['UTC', 'Asia/Jakarta', 'Asia/Kolkata', 'America/New_York'])(
  'writes Jakarta time under TZ=%s',
  (zone) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      expect(snapTimestamp(Date.UTC(2025, 10, 25, 9, 18, 46, 999))).toBe(
        '2025-11-25T16:18:46+07:00',
      );
      expect(snapTimestamp(Date.UTC(2025, 11, 31, 17, 0, 0))).toBe('2026-01-01T00:00:00+07:00');
    } finally {
      process.env['TZ'] = before;
    }
  },
);

import { assert, date, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../src/snap/timestamp.ts';

const MOMENT = Date.UTC(2025, 10, 25, 9, 33, 46);

describe('parseTimestamp', () => {
  it.each([
    ['2025-11-25T16:33:46+07:00', MOMENT],
    ['2025-11-25T16:33:46+0700', MOMENT],
    ['2025-11-25T09:33:46Z', MOMENT],
    ['2025-11-25T09:33:46z', MOMENT],
    ['2025-11-25T00:33:46-09:00', MOMENT],
    ['2025-11-25T15:03:46+05:30', MOMENT],
    ['2025-11-25T16:33:46.1+07:00', MOMENT + 100],
    ['2025-11-25T16:33:46.138844+07:00', MOMENT + 138],
    ['2025-11-25T16:33:46.999999999+07:00', MOMENT + 999],
    ['2025-11-25T09:33:46.57Z', MOMENT + 570],
    ['2024-02-29T23:59:59+07:00', Date.UTC(2024, 1, 29, 16, 59, 59)],
  ])('reads %s', (text, moment) => {
    expect(parseTimestamp(text)).toBe(moment);
  });

  it.each([
    ['no offset: it would be the device’s zone', '2025-11-25T16:33:46.138844'],
    ['30 February', '2025-02-30T16:33:46+07:00'],
    ['29 February of a common year', '2025-02-29T16:33:46+07:00'],
    ['a 13th month', '2025-13-01T16:33:46+07:00'],
    ['hour 24', '2025-11-25T24:00:00+07:00'],
    ['second 60', '2025-11-25T16:33:60+07:00'],
    ['an offset of 24 hours', '2025-11-25T16:33:46+24:00'],
    ['a date alone', '2025-11-25'],
    ['text around it', ' 2025-11-25T16:33:46+07:00'],
    ['a dot without a fraction', '2025-11-25T16:33:46.+07:00'],
    ['nothing', ''],
    ['a number', MOMENT],
    ['null', null],
    ['an object', { toString: () => '2025-11-25T09:33:46Z' }],
  ])('refuses %s', (_, value) => {
    expect(parseTimestamp(value)).toBeUndefined();
  });

  it('reads every moment back, whatever the offset it is written in', () => {
    const moments = date({
      min: new Date('1970-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    assert(
      property(moments, integer({ min: -23, max: 23 }), (moment, hours) => {
        const local = new Date(moment.getTime() + hours * 3_600_000).toISOString().slice(0, -1);
        const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
        expect(parseTimestamp(local + offset)).toBe(moment.getTime());
      }),
    );
  });
});

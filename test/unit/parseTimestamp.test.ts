import { assert, date, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHttpDate, parseTimestamp } from '../../src/snap/timestamp.ts';

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
    ['2025-11-25t09:33:46z', MOMENT],
    ['2025-11-25t16:33:46.138844+07:00', MOMENT + 138],
    // Leap seconds, as the examples of RFC 3339 have them: the second after them.
    ['1990-12-31T23:59:60Z', Date.UTC(1991, 0, 1)],
    ['1990-12-31T15:59:60-08:00', Date.UTC(1991, 0, 1)],
    ['2017-01-01T06:59:60.5+07:00', Date.UTC(2017, 0, 1) + 500],
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
    ['second 61', '1990-12-31T23:59:61Z'],
    ['a leap second on a day that no calendar has', '2025-02-30T23:59:60Z'],
    ['a leap second in the middle of a day', '2025-11-25T16:33:60+07:00'],
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

describe('parseHttpDate', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT'],
    ['Sunday, 06-Nov-94 08:49:37 GMT'],
    ['Sun Nov  6 08:49:37 1994'],
  ])('reads the examples of RFC 9110: %s', (text) => {
    expect(parseHttpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  });

  it.each([
    ['Tuesday, 25-Nov-25 09:33:46 GMT'],
    ['Tue Nov 25 09:33:46 2025'],
    ['Tue, 25 Nov 2025 09:33:46 GMT'],
  ])('reads %s', (text) => {
    expect(parseHttpDate(text)).toBe(MOMENT);
  });

  it.each([
    '0',
    '-1',
    '1.5',
    '2025',
    '2025-11-25',
    '2025-11-25T09:33:46Z',
    '2001-01-01 GMT',
    'Nov 25 2025 GMT',
    '25 Nov 2025 09:33:46 GMT',
    'Mon, 25 Nov 2025 09:33:46 GMT',
    'tue, 25 nov 2025 09:33:46 gmt',
    'Tue, 25 Nov 2025 09:33:46 UTC',
    'Tue, 25 Nov 2025 09:33:46 +0000',
    'Tue, 25 Nov 2025 16:33:46 GMT+7',
    'Tue, 25 Nov 25 09:33:46 GMT',
    'Tue, 25 Nov 2025 09:33 GMT',
    'Tue, 25  Nov 2025 09:33:46 GMT',
    'Tue, 25 Nov 2025 09:33:46 GMT, Tue, 25 Nov 2025 09:33:46 GMT',
    'Tue, 5 Nov 2025 09:33:46 GMT',
    'Sun, 30 Feb 2025 09:33:46 GMT',
    'Tuezday, 25-Nov-25 09:33:46 GMT',
    'Tue Nov 25 09:33:46 2025 GMT',
    'Sun Nov 6 08:49:37 1994',
    '',
    undefined,
    null,
    MOMENT,
  ])('refuses %j', (value) => {
    expect(parseHttpDate(value)).toBeUndefined();
  });

  it('reads what every server writes, whatever the device’s zone', () => {
    const seconds = integer({ min: 0, max: Date.UTC(2099, 0) / 1000 });
    assert(
      property(seconds, (second) => {
        expect(parseHttpDate(new Date(second * 1000).toUTCString())).toBe(second * 1000);
      }),
    );
  });
});

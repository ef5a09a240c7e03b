import type { SnapAmount } from '../../snap/fields.ts';
import { parseTimestamp } from '../../snap/timestamp.ts';

/** Seconds as `mm:ss`, in the digits of a language (BCP 47 tag). */
export function formatClock(seconds: number, locale: string): string {
  const digits = numberFormat(locale);
  return `${digits(Math.floor(seconds / 60))}:${digits(seconds % 60)}`;
}

/** Seconds in words, in a language (BCP 47 tag): `4 menit 10 detik`, `15 minutes`, `0 detik`. */
export function formatDuration(total: number, locale: string): string {
  const minutes = Math.floor(total / 60);
  const seconds = total % 60;
  const words = [];
  if (minutes > 0) words.push(numberFormat(locale, 'minute')(minutes));
  if (seconds > 0 || minutes === 0) words.push(numberFormat(locale, 'second')(seconds));
  return words.join(' ');
}

type FormatNumber = (value: number) => string;

const formats = new Map<string, FormatNumber>();

/**
 * Writes whole numbers in a language (BCP 47 tag): with two digits at least, or as minutes or seconds
 * in words. To make a format, or a text, costs far more than to look one up, so each is made once.
 */
function numberFormat(locale: string, unit?: 'minute' | 'second'): FormatNumber {
  const key = locale + unit;
  let format = formats.get(key);
  if (format === undefined) {
    const texts: string[] = [];
    const numbers = new Intl.NumberFormat(
      readLocale(locale),
      unit === undefined
        ? { minimumIntegerDigits: 2, useGrouping: false }
        : { style: 'unit', unit, unitDisplay: 'long' },
    );
    format = (value) => (texts[value] ??= numbers.format(value));
    formats.set(key, format);
  }
  return format;
}

/** Many systems write `id_ID`; a locale that nobody can read must not take the page down. */
function readLocale(locale: string): string {
  const tag = locale.replaceAll('_', '-');
  try {
    Intl.getCanonicalLocales(tag);
    return tag;
  } catch {
    return 'id-ID';
  }
}

/** A time in the customer's language and time zone; what is no time stays as it came. */
export function formatTime(timestamp: string, locale: string): string {
  const time = parseTimestamp(timestamp);
  return time === undefined
    ? timestamp
    : new Intl.DateTimeFormat(readLocale(locale), { dateStyle: 'long', timeStyle: 'short' }).format(
        time,
      );
}

/** An amount in the customer's language; whole Rupiah without decimals, as people write it. */
export function formatAmount({ value, currency }: SnapAmount, locale: string): string {
  try {
    return new Intl.NumberFormat(readLocale(locale), {
      style: 'currency',
      currency,
      minimumFractionDigits: /^\d+(\.0*)?$/.test(value) ? 0 : 2,
      maximumFractionDigits: 2,
    }).format(Number(value));
  } catch {
    return `${currency} ${value}`;
  }
}

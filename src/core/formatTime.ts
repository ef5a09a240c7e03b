import { parseTimestamp } from '../snap/parse.ts';

/** A time in the customer's language and time zone; what is no time stays as it came. */
export function formatTime(timestamp: string, locale: string): string {
  const time = parseTimestamp(timestamp);
  return time === undefined
    ? timestamp
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(time);
}

import { numberFormat } from './numberFormat.ts';

/** Seconds in words, in a language (BCP 47 tag): `4 menit 10 detik`, `15 minutes`, `0 detik`. */
export function formatDuration(total: number, locale: string): string {
  const minutes = Math.floor(total / 60);
  const seconds = total % 60;
  const words = [];
  if (minutes > 0) words.push(numberFormat(locale, 'minute')(minutes));
  if (seconds > 0 || minutes === 0) words.push(numberFormat(locale, 'second')(seconds));
  return words.join(' ');
}

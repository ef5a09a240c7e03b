import { numberFormat } from './numberFormat.ts';

/** Seconds as `mm:ss`, in the digits of a language (BCP 47 tag). */
export function formatClock(seconds: number, locale: string): string {
  const digits = numberFormat(locale);
  return `${digits(Math.floor(seconds / 60))}:${digits(seconds % 60)}`;
}

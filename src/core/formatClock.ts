const twoDigits = new Map<string, string[]>();

/**
 * Seconds as `mm:ss`, from an hour on as `h:mm:ss`, in the digits of a language (BCP 47 tag).
 * Less than nothing is `00:00`.
 */
export function formatClock(seconds: number, locale: string): string {
  const total = Math.max(0, seconds);
  const hours = Math.floor(total / 3600);
  const pairs = pairsOf(locale);
  const clock = `${pairs[Math.floor(total / 60) % 60]}:${pairs[total % 60]}`;
  return hours === 0 ? clock : `${new Intl.NumberFormat(locale).format(hours)}:${clock}`;
}

/** `Intl` is asked once for each language: a page may draw a thousand clocks a second. */
function pairsOf(locale: string): string[] {
  let pairs = twoDigits.get(locale);
  if (pairs === undefined) {
    const digits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
    pairs = Array.from({ length: 60 }, (_, number) => digits.format(number));
    twoDigits.set(locale, pairs);
  }
  return pairs;
}

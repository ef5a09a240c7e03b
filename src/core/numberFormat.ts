const formats = new Map<string, Intl.NumberFormat>();

/**
 * A number in a language (BCP 47 tag): with two digits at least, or as minutes or seconds in words.
 * To make a format costs far more than to use it, so each is made once.
 */
export function numberFormat(locale: string, unit?: 'minute' | 'second'): Intl.NumberFormat {
  const key = locale + unit;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(
      locale,
      unit === undefined
        ? { minimumIntegerDigits: 2, useGrouping: false }
        : { style: 'unit', unit, unitDisplay: 'long' },
    );
    formats.set(key, format);
  }
  return format;
}

type FormatNumber = (value: number) => string;

const formats = new Map<string, FormatNumber>();

/**
 * Writes whole numbers in a language (BCP 47 tag): with two digits at least, or as minutes or seconds
 * in words. To make a format, or a text, costs far more than to look one up, so each is made once.
 */
export function numberFormat(locale: string, unit?: 'minute' | 'second'): FormatNumber {
  const key = locale + unit;
  let format = formats.get(key);
  if (format === undefined) {
    const texts: string[] = [];
    const numbers = new Intl.NumberFormat(
      locale,
      unit === undefined
        ? { minimumIntegerDigits: 2, useGrouping: false }
        : { style: 'unit', unit, unitDisplay: 'long' },
    );
    format = (value) => (texts[value] ??= numbers.format(value));
    formats.set(key, format);
  }
  return format;
}

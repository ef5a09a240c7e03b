/** Seconds in words, in a language (BCP 47 tag): `4 menit 10 detik`, `15 minutes`, `0 detik`. */
export function formatDuration(seconds: number, locale: string): string {
  const total = Math.max(0, seconds);
  const parts = [
    { unit: 'hour', value: Math.floor(total / 3600) },
    { unit: 'minute', value: Math.floor(total / 60) % 60 },
    { unit: 'second', value: total % 60 },
  ];
  const told = parts.filter(({ value }) => value > 0);
  return (told.length > 0 ? told : parts.slice(-1))
    .map(({ unit, value }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
    )
    .join(' ');
}

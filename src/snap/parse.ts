/** Whether a value from outside is an object whose fields can be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `URL.canParse` and `URL.parse` are too new for the phones of many customers. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

const TIMESTAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):?(\d\d))$/i;

/**
 * Reads a timestamp that names one moment, in epoch ms: a full date and time with `Z` or an offset
 * and any number of fraction digits (cut to ms, never rounded up). Anything else is undefined: a
 * text without an offset, which `Date.parse` takes for the device's own zone, and a day that no
 * calendar has, which `Date.parse` moves to the next month.
 *
 * @see RFC 3339, section 5.6.
 */
export function parseTimestamp(text: unknown): number | undefined {
  const parts = typeof text === 'string' ? TIMESTAMP.exec(text) : null;
  if (parts === null) return undefined;
  const [, dateTime = '', fraction = '', sign = '+', hours = '0', minutes = '0'] = parts;
  const asUtc = Date.parse(`${dateTime}Z`);
  const exists = !Number.isNaN(asUtc) && new Date(asUtc).toISOString().startsWith(dateTime);
  if (!exists || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return asUtc + Number(fraction.slice(0, 3).padEnd(3, '0')) - offset;
}

const LONGEST = 60 * 60 * 1000;

/**
 * Reads a `Retry-After` header, seconds or a date, as ms from now; at most an hour.
 *
 * @see RFC 9110, section 10.2.3.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST);
}

/** Reads a JSON text that should hold an object; undefined where it does not. */
export function readJsonRecord(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

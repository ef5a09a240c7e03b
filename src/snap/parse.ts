import { parseHttpDate } from './timestamp.ts';

/** Whether a value from outside is an object whose fields can be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a string that may also come as a JSON number: SNAP defines strings, not every server writes
 * them.
 *
 * @returns undefined for an empty string, and for a number whose digits JSON may have changed.
 */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `URL.canParse` and `URL.parse` are too new for the phones of many customers. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

const LONGEST_RETRY_AFTER_MS = 60 * 60 * 1000;

/**
 * Reads a `Retry-After` header, seconds or a date of HTTP, as ms from now; at most an hour.
 *
 * @returns undefined for anything else: `-1` and `1.5` say nothing, rather than "at once".
 * @see RFC 9110, section 10.2.3.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const isDelay = header !== null && /^\d+$/.test(header);
  const at = isDelay ? now + Number(header) * 1000 : parseHttpDate(header);
  return at === undefined ? undefined : Math.min(Math.max(at - now, 0), LONGEST_RETRY_AFTER_MS);
}

/** Reads a JSON text that should hold an object; undefined if it does not. */
export function readJsonRecord(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

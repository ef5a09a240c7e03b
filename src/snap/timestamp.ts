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

const JAKARTA_MS = 7 * 60 * 60 * 1000;

/**
 * Writes a moment as SNAP does: Jakarta's time with its offset, whatever the machine's time zone,
 * such as `2025-11-25T16:18:46+07:00`.
 *
 * @param now Epoch ms.
 * @param fractionDigits Digits after the second. `X-TIMESTAMP` has none, Pivot's replies up to 9.
 * @see Reference page, "Request Header", `X-TIMESTAMP`.
 */
export function formatTimestamp(now: number, fractionDigits = 0): string {
  const text = new Date(now + JAKARTA_MS).toISOString();
  const fraction = fractionDigits === 0 ? '' : `.${text.slice(20, 23).padEnd(fractionDigits, '0')}`;
  return `${text.slice(0, 19)}${fraction}+07:00`;
}

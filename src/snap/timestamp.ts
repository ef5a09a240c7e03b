const TIMESTAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:)(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):?(\d\d))$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads a timestamp that names one moment, in epoch ms: a full date and time with `Z` or an offset
 * and any number of fraction digits (cut to ms, never rounded up). A leap second counts as the second
 * after it. Anything else is undefined: a string without an offset, which `Date.parse` takes for the
 * device's own zone, and a day that no calendar has, which `Date.parse` moves to the next month.
 *
 * @see RFC 3339, sections 5.6 and 5.7.
 */
export function parseTimestamp(text: unknown): number | undefined {
  const parts = typeof text === 'string' ? TIMESTAMP.exec(text.toUpperCase()) : null;
  if (parts === null) return undefined;
  const [, minute = '', second = '', fraction = '', sign = '+', hours = '0', minutes = '0'] = parts;
  const isLeap = second === '60';
  const dateTime = minute + (isLeap ? '59' : second);
  const asUtc = Date.parse(`${dateTime}Z`);
  const exists = !Number.isNaN(asUtc) && new Date(asUtc).toISOString().startsWith(dateTime);
  if (!exists || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const moment = asUtc - offset + (isLeap ? 1000 : 0);
  // A leap second ends a day of UTC, nothing else.
  if (isLeap && moment % DAY_MS !== 0) return undefined;
  return moment + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/**
 * Reads a date of HTTP, in epoch ms: the form that servers must send, and the two older ones that
 * must still be understood. Anything else that `Date.parse` would make a time of is undefined.
 *
 * @see RFC 9110, section 5.6.7.
 */
export function parseHttpDate(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  return readExactDate(value) ?? readObsoleteDate(value);
}

function readExactDate(text: string): number | undefined {
  const moment = Date.parse(text);
  return new Date(moment).toUTCString() === text ? moment : undefined;
}

function readObsoleteDate(value: string): number | undefined {
  // Sunday, 06-Nov-94 08:49:37 GMT: the day of the week tells the century.
  for (const century of ['20', '19']) {
    const text = value
      .replace(/^(...)(?:s|nes|rs|ur)?day, (\d\d)-(...)-(\d\d) /, `$1, $2 $3 ${century}$4 `)
      // Sun Nov  6 08:49:37 1994
      .replace(/^(...) (...) {2}(\d) /, '$1 $2 0$3 ')
      .replace(/^(...) (...) (\d\d) (\S{8}) (\d{4})$/, '$1, $3 $2 $5 $4 GMT');
    const moment = readExactDate(text);
    if (moment !== undefined) return moment;
  }
  return undefined;
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

import { formatTimestamp } from '../../snap/timestamp.ts';

/**
 * Creates an `X-EXTERNAL-ID`: 34 digits, 14 for the second in Jakarta and 20 random ones. Each attempt needs
 * another one on the same day.
 *
 * @param now Epoch ms.
 * @example
 * ```ts
 * externalId(Date.now()); // '2025112516184604210917336925088214'
 * ```
 * @see ASPI, SNAP header table: a numeric string of at most 36 characters.
 */
export function externalId(now: number): string {
  const second = snapTimestamp(now).slice(0, 19).replaceAll(/\D/g, '');
  // 64 of the UUID's random bits: Node makes UUIDs out of a stock, which single numbers it does not.
  const uuid = crypto.randomUUID();
  const random = BigInt(`0x${uuid.slice(0, 8)}${uuid.slice(-8)}`);
  return second + `${random}`.padStart(20, '0');
}

/**
 * Formats a time as the value of `X-TIMESTAMP`, in Jakarta's time zone.
 *
 * @param now Epoch ms.
 * @example
 * ```ts
 * snapTimestamp(1764062326000); // '2025-11-25T16:18:46+07:00'
 * ```
 */
export function snapTimestamp(now: number): string {
  return formatTimestamp(now);
}

import { formatTimestamp } from '../../snap/timestamp.ts';

/**
 * A new `X-EXTERNAL-ID`: 34 digits, of which 14 tell the second in Jakarta and 20 are random. No
 * two attempts may share one on the same day.
 *
 * @param now Epoch ms.
 * @see ASPI, SNAP header table: a numeric text of at most 36 characters.
 */
export function externalId(now: number): string {
  const second = snapTimestamp(now).slice(0, 19).replaceAll(/\D/g, '');
  // 64 of the UUID's random bits: Node makes UUIDs out of a stock, which single numbers it does not.
  const uuid = crypto.randomUUID();
  const random = BigInt(`0x${uuid.slice(0, 8)}${uuid.slice(-8)}`);
  return second + `${random}`.padStart(20, '0');
}

/** A moment as the value of `X-TIMESTAMP`; see `formatTimestamp`. */
export function snapTimestamp(now: number): string {
  return formatTimestamp(now);
}

/** What a slow reply and the header's whole seconds explain. */
const TOLERABLE_MS = 60_000;

/**
 * How far Pivot's clock is ahead of ours, in ms, where that is more than a minute: it refuses
 * signatures whose timestamp is off (401ss00).
 *
 * @param date The reply's `Date` header.
 * @param now Epoch ms of our clock, when the reply has been read.
 */
export function readClockSkew(date: string | null, now: number): number | undefined {
  const skew = Math.round(Date.parse(date ?? '') - now);
  return Math.abs(skew) > TOLERABLE_MS ? skew : undefined;
}

import { parseHttpDate } from '../../snap/timestamp.ts';

/** Pivot's clock, as far as its replies tell: it decides when a link ends, and ours may be wrong. */
export interface PivotClock {
  /** Pivot's time, in epoch ms; never ahead of it as far as is known. */
  now: () => number;
  /**
   * Learns from a reply.
   *
   * @param date The `Date` header.
   * @param sentAt When the request left, in epoch ms of our clock.
   */
  learn: (date: string | null, sentAt: number) => void;
}

/** The header counts whole seconds. */
const GRAIN_MS = 1000;
/** Pivot refuses the signatures of a clock that is further off: the header must be wrong. */
const MAX_SKEW_MS = 60 * 60 * 1000;

/** Keeps what Pivot's clock is known to be ahead of ours, which is between two bounds. */
export function createPivotClock(): PivotClock {
  let low = -Infinity;
  let high = Infinity;

  return {
    now: () => {
      // Most servers' clocks are right, and then know better than a whole second does. Of a wrong one,
      // the lower bound: a link that is taken to live a second too long does no harm.
      const skew = low <= 0 && high >= 0 ? 0 : low;
      return Date.now() + skew;
    },
    learn: (date, sentAt) => {
      const time = parseHttpDate(date) ?? Number.NaN;
      // Pivot read its clock at some moment between the two ends of the round trip.
      const newLow = time - Date.now();
      const newHigh = time + GRAIN_MS - sentAt;
      if (!(Math.abs(newLow) <= MAX_SKEW_MS)) return;
      const contradicts = newLow > high || newHigh < low;
      low = contradicts ? newLow : Math.max(low, newLow);
      high = contradicts ? newHigh : Math.min(high, newHigh);
    },
  };
}

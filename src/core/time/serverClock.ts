import { parseHttpDate } from '../../snap/timestamp.ts';

/** How far the device's two clocks may come apart before one of them is in doubt, in ms. */
const TOLERANCE = 2000;
/** How long the server has to settle a doubt, in ms. */
const PATIENCE = 5000;
/** A time below, which is in 2001, counts seconds by mistake. */
const IN_MS = 1e12;
/** A `Date` header counts whole seconds. */
const HEADER_GRAIN = 1000;
/** By how much the next reply may set the clock back, in ms. */
const MAX_BACK = 1100;

/**
 * The server's clock, carried on between its replies by the device's monotonic clock, so that
 * neither a wrong nor a changed device clock moves it. Before the first reply it is the device's.
 *
 * The monotonic clock has a flaw of its own: on some devices it stands still in sleep, and a
 * sleep looks just like a device clock set forward. When the two come apart, the later time holds,
 * which shows the shorter time left, until the server has decided.
 */
interface ServerClock {
  /** The server's time now, in whole epoch ms. */
  now(): number;
  /** How much earlier it may be, in ms, while it is unknown if the device's clock is right. */
  lag(): number;
  /**
   * Call right before a request; call the result when the reply's headers are there, with its
   * `Date` header, or with the server's own time in epoch ms. Anything else teaches nothing.
   */
  startRoundTrip(): (serverTime: unknown) => void;
  /** Begins to measure; call the result for what has passed since, in ms, a sleep included. */
  startStopwatch(): () => number;
  /** Compares the device's clocks, and asks the server where they have come apart. */
  check(): void;
  /** Whether the server is being asked: what cannot be taken back should wait. */
  isInDoubt(): boolean;
  /** Adds a way to ask the server for its time; its reply should pass through `startRoundTrip`. */
  onDoubt(ask: () => Promise<unknown>): () => void;
  /** Calls back when `now()` has leapt. */
  onLeap(listener: () => void): () => void;
}

/** How far the wall clock is ahead of the monotonic one. */
const readLead = (): number => Date.now() - performance.now();

/** The lead when the clocks were last known to agree. */
let agreedLead = readLead();
/** Server time minus monotonic time: the estimate, and what it is known to lie between. */
let offset = agreedLead;
/** The offset that the server, or else the device at first, has told. */
let toldOffset = offset;
let low = -Infinity;
let high = Infinity;
/** On the monotonic clock; undefined while no request is under way. */
let askedAt: number | undefined;
const asks = new Set<() => Promise<unknown>>();
const listeners = new Set<() => void>();

/** Positive after a sleep or a clock set forward, negative after a clock set back. */
function readGap(): number {
  const gap = readLead() - agreedLead;
  return Math.abs(gap) > TOLERANCE ? gap : 0;
}

function leap(newOffset: number): void {
  offset = newOffset;
  agreedLead = readLead();
  for (const listener of listeners) listener();
}

/** Ends a doubt: without the server's word, the later time stands. */
function settle(): void {
  const gap = readGap();
  askedAt = undefined;
  if (gap !== 0) leap(offset + Math.max(0, gap));
}

export const serverClock: ServerClock = {
  now: () => Math.round(performance.now() + offset + Math.max(0, readGap())),

  lag: () => Math.max(0, offset + Math.max(0, readGap()) - toldOffset),

  startRoundTrip() {
    const sentAt = performance.now();
    const stopwatch = serverClock.startStopwatch();
    return (serverTime) => {
      const isExact = typeof serverTime === 'number';
      const time = isExact ? serverTime : (parseHttpDate(serverTime) ?? Number.NaN);
      if (!(time > IN_MS && time < Infinity)) return;
      const now = performance.now();
      // Whether the device slept or its clock was set forward, nothing tells: a later reply will.
      const gap = stopwatch() - (now - sentAt);
      const slept = gap > TOLERANCE ? gap : 0;
      if (slept > 0 && low > -Infinity) return;
      // The server read its clock somewhere between the two ends of the round trip.
      const newLow = time - now;
      const newHigh = time + (isExact ? 0 : HEADER_GRAIN) + slept - sentAt;
      // Kept on its way, a header is old; and the time left of a link never grows.
      if (newHigh < low && !isExact) return;
      narrow(newLow, newHigh);
      // Most devices are right, and then know better than the middle of a whole second.
      const lead = readLead();
      const middle = slept > 0 ? high : (low + high) / 2;
      const best = low < lead && lead < high ? lead : middle;
      // After a slow reply it may be any time of a long while: the next reply must not set it back.
      toldOffset = Math.min(best, low + MAX_BACK);
      leap(toldOffset);
    };
  },

  startStopwatch() {
    const startedAt = performance.now();
    const leadThen = readLead();
    return () => performance.now() - startedAt + Math.max(0, readLead() - leadThen);
  },

  check() {
    if (readGap() === 0) return;
    const now = performance.now();
    if (askedAt === undefined && asks.size > 0) {
      askedAt = now;
      void Promise.allSettled(Array.from(asks, async (ask) => ask())).then(settle);
    } else if (askedAt === undefined || now - askedAt >= PATIENCE) {
      settle();
    }
  },

  isInDoubt: () => askedAt !== undefined && readGap() !== 0,

  onDoubt(ask) {
    asks.add(ask);
    return () => asks.delete(ask);
  },

  onLeap(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Each reply narrows the estimate; one that contradicts the earlier ones replaces them. */
function narrow(newLow: number, newHigh: number): void {
  const contradicts = newLow > high || newHigh < low;
  low = contradicts ? newLow : Math.max(low, newLow);
  high = contradicts ? newHigh : Math.min(high, newHigh);
}

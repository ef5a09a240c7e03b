import { callSafely } from '../callSafely.ts';
import { serverClock } from './serverClock.ts';

/** The shortest time between two wakes, in ms: countdowns out of step share one. */
const GRAIN = 90;
/** What may have happened while no timer ran. `visibilitychange` comes both ways. */
const WAKE_EVENTS = ['visibilitychange', 'pageshow', 'resume'];

interface Watch {
  deadline: number;
  /** What was last told. */
  seconds: number | undefined;
  onSecond: (secondsLeft: number) => void;
}

interface Ticker {
  /**
   * Calls back at once, at each whole second that is left, and after every leap of the clock.
   * 0 is the end, and comes never early: while the clock is in doubt, 1 is the least.
   *
   * @param deadline epoch ms of the server's clock.
   * @returns stops the calls.
   */
  watch(deadline: number, onSecond: (secondsLeft: number) => void): () => void;
}

const watches = new Set<Watch>();
let timer: ReturnType<typeof setTimeout> | undefined;
/** When the timer is due, on the monotonic clock. */
let dueAt = Infinity;
let stopListening: (() => void) | undefined;

/**
 * One timer for all countdowns of the page, due when the next of them shows another second. It
 * stands still while the tab is hidden, when all have ended, and when there is no watcher.
 */
export const ticker: Ticker = {
  watch(deadline, onSecond) {
    const watch: Watch = { deadline, seconds: undefined, onSecond };
    watches.add(watch);
    stopListening ??= listen();
    wakeIn(tell(watch, serverClock.now()));
    return () => {
      watches.delete(watch);
      if (watches.size > 0) return;
      stopTimer();
      stopListening?.();
      stopListening = undefined;
    };
  },
};

function tick(): void {
  stopTimer();
  serverClock.check();
  const now = serverClock.now();
  let wait = Infinity;
  for (const watch of watches) wait = Math.min(wait, tell(watch, now));
  wakeIn(Math.max(wait, GRAIN));
}

/** Tells a watch what has changed; returns how long that will stand, in ms. */
function tell(watch: Watch, now: number): number {
  const left = watch.deadline - now;
  const isHeld = left <= 0 && serverClock.isInDoubt();
  const seconds = isHeld ? 1 : Math.max(0, Math.ceil(left / 1000));
  if (seconds !== watch.seconds) {
    watch.seconds = seconds;
    // One shop's mistake must not stop the other countdowns.
    callSafely(watch.onSecond, seconds);
  }
  if (seconds === 0) return Infinity;
  const wait = left - (seconds - 1) * 1000;
  // In doubt the time may be up already: the clock calls when it knows.
  return wait > 0 ? wait : 1000;
}

function wakeIn(wait: number): void {
  const at = performance.now() + wait;
  if (document.hidden || at >= dueAt) return;
  stopTimer();
  dueAt = at;
  timer = setTimeout(tick, Math.ceil(wait));
}

function stopTimer(): void {
  clearTimeout(timer);
  dueAt = Infinity;
}

function listen(): () => void {
  const stopLeaps = serverClock.onLeap(tick);
  for (const event of WAKE_EVENTS) addEventListener(event, tick, true);
  return () => {
    stopLeaps();
    for (const event of WAKE_EVENTS) removeEventListener(event, tick, true);
  };
}

import { ticker } from '../time/ticker.ts';
import type { PaymentState } from './paymentState.ts';

/** A webview that has not come after this long leaves the customer on the page, in ms. */
const OPENING_MS = 4000;
/** How long to wait before each inquiry while the webview is on show elsewhere, in ms. */
const INQUIRE_AFTER_MS = [4000, 5000, 8000, 13_000];
const INQUIRE_EVERY_MS = 20_000;

/** What a state may bring about by itself. */
export interface Awaited {
  /** The redirect has not left the page. */
  stay: () => void;
  /** The link has ended. */
  expire: () => void;
  /** The wait that an error asked for is over. */
  waitOver: () => void;
  /** The webview is on show elsewhere: how does the payment stand? */
  inquire: () => void;
}

/** Waits for what a state brings about by itself; returns what stops the waiting. */
export function waitForTransition(state: PaymentState, awaited: Awaited): () => void {
  const stops: (() => void)[] = [];
  let isStopped = false;
  const whenOver = (deadline: number | undefined, callback: () => void): void => {
    if (deadline === undefined) return;
    stops.push(
      ticker.watch(deadline, (secondsLeft) => {
        // The ticker may call back at once, while the state is still being entered.
        if (secondsLeft === 0) queueMicrotask(() => isStopped || callback());
      }),
    );
  };

  switch (state.name) {
    case 'opening':
      whenOver(state.expiresAt, awaited.expire);
      if (state.shownIn === 'redirect') {
        const timer = setTimeout(awaited.stay, OPENING_MS);
        stops.push(() => clearTimeout(timer));
      }
      break;
    case 'open':
      whenOver(state.expiresAt, awaited.expire);
      if (state.shownIn !== undefined) stops.push(repeatAtSteps(awaited.inquire));
      break;
    case 'checking':
      whenOver(state.expiresAt, awaited.expire);
      break;
    case 'error':
      whenOver(state.retryAt, awaited.waitOver);
      break;
    default:
      break;
  }
  return () => {
    isStopped = true;
    for (const stop of stops) stop();
  };
}

function repeatAtSteps(task: () => void): () => void {
  let done = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    timer = setTimeout(() => {
      done += 1;
      if (!document.hidden) task();
      next();
    }, INQUIRE_AFTER_MS[done] ?? INQUIRE_EVERY_MS);
  };
  next();
  return () => clearTimeout(timer);
}

import { serverClock } from '../time/serverClock.ts';
import { NO_FACTS } from './paymentFacts.ts';
import { type PaymentAction, paymentReducer, type PaymentState } from './paymentState.ts';
import { startTimers } from './paymentTimers.ts';

/** A payment on the merchant's page, as a store that a view can subscribe to. */
export interface Payment {
  getState: () => PaymentState;
  subscribe: (listener: () => void) => () => void;
  /** Does what the button offers in the present state; call it inside the click. */
  press: () => void;
  /** Asks for the link ahead of the click, so that the click finds it ready. */
  prefetch: () => void;
  /** The frame or the QR code is there. */
  show: () => void;
  /** The customer leaves the dialog: the status is asked for. */
  leave: () => void;
  /** Opens the living link in this tab, if the frame does not work. */
  redirect: () => void;
  /**
   * Begins again. What Pivot has begun goes on there: if it is the same order, the status decides
   * whether another link is asked for.
   */
  reset: () => void;
  /**
   * Ties the payment to the page; returns a function that undoes it. Another order than the last
   * time is another payment.
   *
   * @param order its reference; undefined if the merchant's function makes it.
   */
  connect: (order: string | undefined) => () => void;
}

/** Where a payment stands, as a store that a view can subscribe to. */
interface PaymentStore {
  getState: () => PaymentState;
  subscribe: (listener: () => void) => () => void;
  dispatch: (action: PaymentAction) => void;
  /** Waits for what the state brings about by itself; returns a function that stops the waiting. */
  connect: () => () => void;
}

/**
 * @param poll asks for the status, when it is time to.
 * @param onChange called after each action that led to another state.
 */
export function createPaymentStore(
  poll: () => void,
  onChange: (before: PaymentState, after: PaymentState, action: PaymentAction) => void,
): PaymentStore {
  const listeners = new Set<() => void>();
  let state: PaymentState = { name: 'idle', facts: NO_FACTS };
  let jitter = 0;
  let stopTimers: (() => void) | undefined;
  let announcement: ReturnType<typeof setTimeout> | undefined;

  function announce(): void {
    announcement = undefined;
    for (const listener of listeners) listener();
  }

  function dispatch(action: PaymentAction): void {
    const before = state;
    state = paymentReducer(before, action, serverClock.now(), serverClock.lag());
    if (state === before) return;
    restartTimers();
    // After the request has left or the webview is opening: drawing must not hold them up.
    announcement ??= setTimeout(announce);
    onChange(before, state, action);
  }

  function restartTimers(): void {
    stopTimers?.();
    stopTimers = startTimers(state, jitter, dispatch, poll);
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    connect() {
      jitter = Math.random();
      restartTimers();
      return () => stopTimers?.();
    },
  };
}

import { paymentReducer, type PaymentState, type PaymentTransition } from './paymentState.ts';
import { type Awaited, waitForTransition } from './paymentTimers.ts';

/** Where a payment stands, as a store that a view can subscribe to. */
interface PaymentStore {
  getState: () => PaymentState;
  subscribe: (listener: () => void) => () => void;
  /** Moves the payment on, where the transition means something in its state. */
  happen: (transition: PaymentTransition) => void;
  /** Waits for what the state brings about by itself; returns what stops the waiting. */
  wait: () => () => void;
}

/**
 * @param awaited what to do when a state's own time is over.
 * @param onEnter called after each transition that led to another state.
 */
export function createPaymentStore(
  awaited: Awaited,
  onEnter: (state: PaymentState, transition: PaymentTransition) => void,
): PaymentStore {
  const listeners = new Set<() => void>();
  let state: PaymentState = { name: 'idle' };
  let stopWaiting: (() => void) | undefined;
  let announcement: ReturnType<typeof setTimeout> | undefined;

  function announce(): void {
    announcement = undefined;
    for (const listener of listeners) listener();
  }

  function wait(): () => void {
    stopWaiting?.();
    stopWaiting = waitForTransition(state, awaited);
    return () => stopWaiting?.();
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    happen(transition) {
      const before = state;
      state = paymentReducer(before, transition);
      if (state === before) return;
      wait();
      // After the request has left or the webview is opening: drawing must not hold them up.
      announcement ??= setTimeout(announce);
      onEnter(state, transition);
    },
    wait,
  };
}

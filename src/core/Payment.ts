import type { PaymentState } from './PaymentState.ts';

/** A payment on the shop's page, as a store that a view can subscribe to. */
export interface Payment {
  getState: () => PaymentState;
  subscribe: (listener: () => void) => () => void;
  /** Does what the button offers in the present state; call it inside the click. */
  press: () => void;
  /** Asks for the link ahead of the click, so that the click finds it ready. */
  prepare: () => void;
  /** The frame or the QR code is there. */
  show: () => void;
  /** The customer leaves the dialog: the status is asked for. */
  leave: () => void;
  /** Opens the living link in this tab, where the frame does not work. */
  redirect: () => void;
  /**
   * Begins anew. What Pivot has begun goes on there: of the same order, it is asked what came of it
   * before another link is.
   */
  reset: () => void;
  /**
   * Ties the payment to the page; undo it with the function that comes back. Another order than
   * the last time is another payment.
   */
  connect: (order: string | undefined) => () => void;
}

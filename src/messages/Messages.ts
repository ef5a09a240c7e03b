import type { QrisErrorCode } from '../core/endpoint/errors.ts';
import type { PaymentReturnState } from '../core/payment/returnState.ts';

/**
 * Every sentence a customer can meet. `id` (the default) and `en` are complete; replace any key
 * by spreading: `messages={{ ...en, pay: 'Pay now' }}`.
 */
export interface Messages extends ButtonMessages {
  /**
   * The return page's heading and explanation in each state; `lost` replaces `unknown` where the
   * URL names no payment, above the field that asks for its reference.
   */
  returnPage: Record<PaymentReturnState | 'lost', { title: string; text: string }>;
  amount: string;
  /** In place of `amount` if it is not the order's. */
  amountReceived: string;
  paidAt: string;
  /** What the order is known by; also the label of the field where the customer enters it. */
  reference: string;
  /** Under that field, where what was entered can be no reference. */
  referenceFault: string;
  /** The way on from a paid order. */
  continueShopping: string;
  /** The way back to paying. */
  payAgain: string;
  /** Closes a window that was opened for the payment. */
  closeWindow: string;
}

/** The words of the button and its dialogs. */
export interface ButtonMessages extends TimeMessages {
  /** The button at rest. */
  pay: string;
  /** While the link is asked for. */
  applying: string;
  /** While the webview opens. */
  opening: string;
  /** The link is known and the customer is on the page: go on with it. */
  continuePayment: string;
  /** While the status is asked for. */
  checking: string;
  /** Asks for the status once more. */
  checkStatus: string;
  /** Asks for a link after the last one ended. */
  newLink: string;
  tryAgain: string;
  /** Before the time that an error asks to wait. */
  waitFor: string;
  /** In the browser of a chat or social app, which may give the page no camera. */
  cameraHint: string;

  /** The name of the dialog and of the frame with the webview. */
  webview: string;
  /** Above the QR code that a phone opens. */
  handoffTitle: string;
  handoffText: string;
  /** While the frame is loading for long: the way out. */
  frameSlow: string;
  /** Opens the webview in this tab, out of the dialog. */
  openHere: string;
  close: string;
  /** Asked before a running payment is left. */
  leaveTitle: string;
  leaveText: string;
  leave: string;
  stay: string;

  /** Beside the button: the link has ended. */
  linkExpired: string;
  /** Beside the button: the link has ended, and an earlier payment may still come through. */
  stillConfirming: string;
  /** Beside the button: the order is paid. */
  paid: string;
  /** Beside the button: the payment came to nothing. */
  notPaid: string;
  /** On the button: the order was paid, and the money has gone back. */
  refunded: string;
  /** On the button: another amount was paid than the order costs. */
  mismatch: string;
  /** Beside the button then: what to do. */
  mismatchHelp: string;

  /** The customer's sentence for each error: what happened, and what to do. */
  errors: Record<QrisErrorCode, string>;
}

/** The words of a countdown. */
export interface TimeMessages {
  /** BCP 47 tag for `Intl`: amounts, times. */
  locale: string;
  /** The countdown's label: what the minutes and seconds are. */
  timeLeft: string;
  /** Announced when the countdown ends. */
  timeUp: string;
}

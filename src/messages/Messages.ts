import type { PaymentReturnState } from '../core/PaymentReturnState.ts';
import type { QrisErrorCode } from '../core/QrisErrorCode.ts';

/**
 * Every sentence a customer can meet. `id` (the default) and `en` are complete; replace any key
 * by spreading: `messages={{ ...en, pay: 'Pay now' }}`.
 */
export interface Messages {
  /** BCP 47 tag for `Intl`: amounts, times. */
  locale: string;

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

  /** Beside the button: the link has ended. */
  linkExpired: string;
  /** Beside the button: the link has ended, and an earlier payment may still come through. */
  stillConfirming: string;
  /** Beside the button: the order is paid. */
  paid: string;
  /** Beside the button: the payment came to nothing. */
  notPaid: string;

  /** The countdown's label: what the minutes and seconds are. */
  timeLeft: string;
  /** Announced when the countdown ends. */
  timeUp: string;

  /** The customer's sentence for each error: what happened, and what to do. */
  errors: Record<QrisErrorCode, string>;

  /** The return page's heading and explanation in each state. */
  returnPage: Record<PaymentReturnState, { title: string; text: string }>;
  amount: string;
  paidAt: string;
  reference: string;
  /** The way on from a paid order. */
  continueShopping: string;
  /** The way back to paying. */
  payAgain: string;
}

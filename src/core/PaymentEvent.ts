import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { QrisError } from './QrisError.ts';

/** What can happen to a payment on the shop's page. */
export type PaymentEvent =
  /** A link is asked for. */
  | { type: 'apply' }
  /** The link is being opened. */
  | { type: 'open'; link: PaymentLink }
  /** The webview should have opened, yet the customer is on the page. */
  | { type: 'stay' }
  /** The link has ended. */
  | { type: 'expire' }
  /** The status is asked for. */
  | { type: 'check' }
  /** The status is known. */
  | { type: 'know'; status: PaymentStatus }
  | { type: 'fail'; error: QrisError }
  /** What was under way has been given up: the button is gone from the page. */
  | { type: 'stop' }
  /** Another payment begins. */
  | { type: 'reset' };

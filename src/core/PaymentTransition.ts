import type { OpenIn } from './OpenIn.ts';
import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { QrisError } from './QrisError.ts';

/** What moves a payment from one state to the next. */
export type PaymentTransition =
  /** A link is asked for. */
  | { type: 'apply' }
  /** The link is being opened. */
  | { type: 'open'; link: PaymentLink; shownIn: OpenIn }
  /** The webview is there, in a window, a frame or as a QR code. */
  | { type: 'show' }
  /** The webview is gone, or never came: the customer is on the shop's page. */
  | { type: 'stay' }
  /** The link has ended. */
  | { type: 'expire' }
  /** The status is asked for; of a link from before the page was loaded only its end is known. */
  | { type: 'check'; expiresAt?: number | undefined }
  /** The status is known. */
  | { type: 'know'; status: PaymentStatus }
  | { type: 'fail'; error: QrisError; retryAt: number | undefined }
  /** The wait that an error asked for is over. */
  | { type: 'wait-over' }
  /** What was under way has been given up: the button is gone from the page. */
  | { type: 'stop' }
  /** Another payment begins. */
  | { type: 'reset' };

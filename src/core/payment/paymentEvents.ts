import type { QrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';
import { callSafely } from '../callSafely.ts';
import type { OpenIn } from './openWebview.ts';
import { openedLink, type PaymentAction, type PaymentState } from './paymentState.ts';

/**
 * What a merchant's analytics may know of a payment. It holds no link, token or signature.
 *
 * - `link-requested`, `link-ready`: the merchant's endpoint was asked, and answered.
 * - `opened`: the webview was opened.
 * - `popup-blocked`: the browser opened no window.
 * - `expired`: the link has ended (`expiresAt`: epoch ms).
 * - `returned`: the customer is back on the merchant's page, here or in another tab.
 * - `status-received`: a status inquiry was answered.
 * - `error`: something went wrong.
 */
export type PaymentEvent =
  | { type: 'link-requested'; partnerReferenceNo: string }
  | { type: 'link-ready'; partnerReferenceNo: string; expiresAt: number | undefined }
  | { type: 'opened'; openIn: OpenIn }
  | { type: 'popup-blocked' }
  | { type: 'expired' }
  | { type: 'returned' }
  | { type: 'status-received'; payment: PaymentStatus }
  | { type: 'error'; error: QrisError };

/**
 * What is called as a payment goes on: always the callbacks of the latest render. An error that one
 * throws is reported, and the payment goes on.
 */
export interface PaymentCallbacks {
  /** Called if the status inquiry says that the order is paid, with the expected amount. */
  onPaid?: ((payment: PaymentStatus) => void) | undefined;
  /**
   * Called if the status inquiry says how the payment ended, after `onPaid`: `payment.outcome` is
   * `paid`, `mismatch`, `refunded`, `cancelled` or `failed`.
   */
  onSettled?: ((payment: PaymentStatus) => void) | undefined;
  /** Called if the link has expired. Its payment may still become known. */
  onExpired?: (() => void) | undefined;
  /** Called if the payment stops with an error. */
  onError?: ((error: QrisError) => void) | undefined;
  /** Called with every event, for analytics. */
  onEvent?: ((event: PaymentEvent) => void) | undefined;
}

/** Calls the merchant's callbacks after an action has led to another state. */
export function runCallbacks(
  { onPaid, onSettled, onExpired, onError, onEvent }: PaymentCallbacks,
  before: PaymentState,
  after: PaymentState,
  action: PaymentAction,
): void {
  // A button that leaves tells nothing, whatever its end brings to light.
  if (action.type === 'disconnected') return;
  if (action.type === 'status-received') {
    callSafely(onEvent, { type: 'status-received', payment: action.status });
  }
  if (hasExpired(before, after, action)) {
    callSafely(onEvent, { type: 'expired' });
    callSafely(onExpired);
  }
  if (after.name === 'paid' || after.name === 'failed') {
    const isNew = !('status' in before && before.status === after.status);
    if (isNew && after.name === 'paid') callSafely(onPaid, after.status);
    if (isNew) callSafely(onSettled, after.status);
  }
  if (action.type === 'failed' && after.name === 'error') {
    warnInDevelopment(after.error);
    callSafely(onEvent, { type: 'error', error: after.error });
    callSafely(onError, after.error);
  }
}

/** Says in the console what an error's sentence for customers does not, and which option may be wrong. */
function warnInDevelopment({ code, message, responseCode = '' }: QrisError): void {
  if (process.env.NODE_ENV === 'production') return;
  const hint = /^400..01/.test(responseCode)
    ? ' Is the origin of the return URL in the returnOrigins of pivot.proxy?'
    : '';
  // oxlint-disable-next-line no-console -- no error holds a link, a token or a signature
  console.warn(`pivot-qris-react: ${code}. ${message}${hint}`);
}

/** Whether the link that was on show has ended, or had ended when it came. */
function hasExpired(before: PaymentState, after: PaymentState, action: PaymentAction): boolean {
  if (after.name !== 'expired' && after.name !== 'checking') return false;
  return (
    (openedLink(before) !== undefined && openedLink(after) === undefined) ||
    (after.name === 'expired' && action.type === 'link-received')
  );
}

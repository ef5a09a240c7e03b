import type { QrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';
import { notify } from '../notify.ts';
import type { OpenIn } from './openWebview.ts';
import { openedLink, type PaymentAction, type PaymentState } from './paymentState.ts';

/**
 * What a shop's own analytics may hear of a payment. It holds no link, no token and no signature.
 *
 * - `link-requested`, `link-ready`: the merchant's endpoint was asked, and answered.
 * - `opened`: the webview was opened.
 * - `popup-blocked`: the browser opened no window.
 * - `expired`: the link has ended (`expiresAt`: epoch ms).
 * - `returned`: the customer is back on the shop's page, here or in another tab.
 * - `status-known`: an inquiry was answered.
 * - `error`: something went wrong.
 */
export type PaymentEvent =
  | { type: 'link-requested'; partnerReferenceNo: string }
  | { type: 'link-ready'; partnerReferenceNo: string; expiresAt: number | undefined }
  | { type: 'opened'; openIn: OpenIn }
  | { type: 'popup-blocked' }
  | { type: 'expired' }
  | { type: 'returned' }
  | { type: 'status-known'; status: PaymentStatus }
  | { type: 'error'; error: QrisError };

/**
 * What a shop can be told of a payment. It is always the callback of the latest render that is
 * called; what it throws is reported, and the payment goes on.
 */
export interface PaymentCallbacks {
  /** The status inquiry says that the order is paid. */
  onPaid?: ((status: PaymentStatus) => void) | undefined;
  /** The status inquiry says that the payment failed, was cancelled or refunded. */
  onFailed?: ((status: PaymentStatus) => void) | undefined;
  /** The link has ended. */
  onExpired?: (() => void) | undefined;
  onError?: ((error: QrisError) => void) | undefined;
  /** Everything, for analytics. */
  onEvent?: ((event: PaymentEvent) => void) | undefined;
}

/** Calls what the merchant wants to be called, after an action has led to another state. */
export function runCallbacks(
  { onPaid, onFailed, onExpired, onError, onEvent }: PaymentCallbacks,
  before: PaymentState,
  after: PaymentState,
  action: PaymentAction,
): void {
  // A button that leaves tells nothing, whatever its end brings to light.
  if (action.type === 'disconnected') return;
  if (action.type === 'status-received') {
    notify(onEvent, { type: 'status-known', status: action.status });
  }
  if (hasExpired(before, after, action)) {
    notify(onEvent, { type: 'expired' });
    notify(onExpired);
  }
  const isNew = !('status' in before && 'status' in after && before.status === after.status);
  if (after.name === 'paid' && isNew) notify(onPaid, after.status);
  if (after.name === 'failed' && isNew) notify(onFailed, after.status);
  if (action.type === 'failed' && after.name === 'error') {
    notify(onEvent, { type: 'error', error: after.error });
    notify(onError, after.error);
  }
}

/** Whether the link that was on show has ended, or had ended when it came. */
function hasExpired(before: PaymentState, after: PaymentState, action: PaymentAction): boolean {
  if (after.name !== 'expired' && after.name !== 'checking') return false;
  return (
    (openedLink(before) !== undefined && openedLink(after) === undefined) ||
    (after.name === 'expired' && action.type === 'link-received')
  );
}

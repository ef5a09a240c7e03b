import type { OpenIn } from './OpenIn.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { QrisError } from './QrisError.ts';

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

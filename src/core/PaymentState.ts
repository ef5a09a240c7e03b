import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { QrisError } from './QrisError.ts';

/**
 * Where a payment stands on the shop's page; `name` is the button's `data-state`.
 *
 * - `idle`: nothing has happened.
 * - `applying`: a link is asked for.
 * - `opening`: the webview is opening.
 * - `open`: the link lives, and the customer is still, or again, on the shop's page.
 * - `checking`: the status is asked for; `link` while one lives.
 * - `expired`: the link has ended; `status` is what the last inquiry said.
 * - `paid`, `failed`: the status inquiry said so.
 * - `error`: something went wrong; `during` tells what was being done.
 */
export type PaymentState =
  | { name: 'idle' }
  | { name: 'applying' }
  | { name: 'opening'; link: PaymentLink }
  | { name: 'open'; link: PaymentLink }
  | { name: 'checking'; link: PaymentLink | undefined }
  | { name: 'expired'; status: PaymentStatus | undefined }
  | { name: 'paid'; status: PaymentStatus }
  | { name: 'failed'; status: PaymentStatus }
  | { name: 'error'; error: QrisError; during: 'applying' | 'checking' };

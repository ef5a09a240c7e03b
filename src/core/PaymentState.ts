import type { OpenIn } from './OpenIn.ts';
import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { QrisError } from './QrisError.ts';

/** A link that lives, and where the customer sees the webview. */
export interface OpenedLink {
  /** Undefined after a reload: the link was kept nowhere, and is asked for again. */
  link: PaymentLink | undefined;
  /** When it ends, in epoch ms of the server's clock; undefined where the reply did not say. */
  expiresAt: number | undefined;
  /** Where the webview is on show now; undefined while the customer is back on the shop's page. */
  shownIn: OpenIn | undefined;
}

/**
 * Where a payment stands on the shop's page; `name` is the button's `data-state`.
 *
 * - `idle`: nothing has happened.
 * - `applying`: a link is asked for.
 * - `opening`: the webview is opening.
 * - `open`: the link lives; the webview is on show, or the customer is back on the shop's page.
 * - `checking`: the status is asked for, with a living link or without.
 * - `expired`: the link has ended; `status` is what the last inquiry said.
 * - `paid`, `failed`: the status inquiry said so.
 * - `error`: something went wrong; `during` tells what was being done, and `retryAt` (epoch ms of
 *   the server's clock) how long to wait before another try, where the reply said so.
 */
export type PaymentState =
  | { name: 'idle' }
  | { name: 'applying' }
  | ({ name: 'opening' } & OpenedLink)
  | ({ name: 'open' } & OpenedLink)
  | ({ name: 'checking' } & OpenedLink)
  | { name: 'expired'; status: PaymentStatus | undefined }
  | { name: 'paid'; status: PaymentStatus }
  | { name: 'failed'; status: PaymentStatus }
  | {
      name: 'error';
      error: QrisError;
      during: 'applying' | 'checking';
      retryAt: number | undefined;
    };

import type { QrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';

/**
 * What a return page shows.
 *
 * - `checking`: no answer yet.
 * - `pending`: the payment may still come through, and the page keeps asking.
 * - `unknown`: the page has stopped asking by itself, which is not a failure.
 * - `paid`, `refunded`: the status inquiry said so.
 * - `mismatch`: an amount was paid that is not the order's. The order must not be paid again.
 * - `failed`, `cancelled`, `expired`: nothing was paid and nothing is on its way, so the order may
 *   be paid again.
 */
export type PaymentReturnState =
  | 'checking'
  | 'paid'
  | 'mismatch'
  | 'pending'
  | 'failed'
  | 'cancelled'
  | 'refunded'
  | 'expired'
  | 'unknown';

/** After this many inquiries without any answer, a page stops saying that it checks. */
const MAX_FAILURES = 3;

/** What the inquiries of a visit have brought so far. */
export interface Inquiries {
  /** What the last inquiry that was answered said. */
  status: PaymentStatus | undefined;
  /** Whether that answer allows another payment. */
  mayPayAgain: boolean;
  /** Why the last inquiry was not answered; null once one is. */
  error: QrisError | null;
  /** How many were not answered. */
  failures: number;
  /** Whether the page keeps asking by itself. */
  isWatching: boolean;
}

/**
 * Derives what a return page may say. Only the status inquiry makes a payment paid, and no silence
 * makes it failed.
 */
export function toReturnState(inquiries: Inquiries): PaymentReturnState {
  const { status, mayPayAgain, error, failures, isWatching } = inquiries;
  if (status === undefined) {
    return failures < MAX_FAILURES && error?.retryable !== false ? 'checking' : 'unknown';
  }
  switch (status.outcome) {
    case 'paid':
    case 'mismatch':
    case 'refunded':
      return status.outcome;
    case 'cancelled':
    case 'failed':
      // It may be the status of an earlier link, while another one lives.
      if (mayPayAgain) return status.outcome;
      break;
    case 'not-found':
    case 'pending':
      if (mayPayAgain) return 'expired';
      break;
  }
  return isWatching ? 'pending' : 'unknown';
}

/** Whether a state says that the order may be paid again. */
export function isPayable(state: PaymentReturnState | undefined): boolean {
  return state === 'expired' || (state !== undefined && FAILED.includes(state));
}

/** Whether there is nothing more to ask. If `expired`, a payment can still come in late. */
export function isFinal(state: PaymentReturnState): boolean {
  return RECEIVED.includes(state) || FAILED.includes(state);
}

const RECEIVED: readonly PaymentReturnState[] = ['paid', 'mismatch', 'refunded'];
const FAILED: readonly PaymentReturnState[] = ['failed', 'cancelled'];

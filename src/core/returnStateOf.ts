import type { PaymentReturnState } from './PaymentReturnState.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { QrisError } from './QrisError.ts';

/** After so many inquiries without any answer, a page stops saying that it checks. */
const PATIENCE = 3;

/** What has become of asking the server. */
interface Inquiries {
  /** What the last inquiry that was answered said. */
  status: PaymentStatus | undefined;
  /** Why the last inquiry was not answered. */
  error: QrisError | null;
  /** How many were not answered. */
  failures: number;
  /** Whether the link has ended; false while nobody knows. */
  hasLinkEnded: boolean;
  /** Whether the page goes on asking by itself. */
  goesOn: boolean;
}

/**
 * What a return page may say. Only the status inquiry makes a payment paid, and no silence makes
 * it failed.
 */
export function returnStateOf(inquiries: Inquiries): PaymentReturnState {
  const { status, error, failures, hasLinkEnded, goesOn } = inquiries;
  if (status === undefined) {
    return failures < PATIENCE && error?.retryable !== false ? 'checking' : 'unknown';
  }
  switch (status.outcome) {
    case 'not_found':
      if (hasLinkEnded) return 'expired';
      return goesOn ? 'pending' : 'unknown';
    case 'pending':
      return goesOn ? 'pending' : 'unknown';
    case 'paid':
    case 'cancelled':
    case 'failed':
    case 'refunded':
      return status.outcome;
  }
}

import { outcomeOf } from './outcomeOf.ts';

/**
 * Whether another link may be made for a payment whose link has ended: only when nothing was paid
 * and nothing is on its way. `01` (initiated) without a living link came to nothing; `02` and `03`
 * (paying, pending) and unknown codes may still succeed.
 */
export function mayPayAgain({
  latestTransactionStatus,
}: {
  latestTransactionStatus: string;
}): boolean {
  switch (outcomeOf(latestTransactionStatus)) {
    case 'not_found':
    case 'cancelled':
    case 'failed':
      return true;
    case 'pending':
      return latestTransactionStatus === '01';
    case 'paid':
    case 'refunded':
      return false;
  }
}

import { journeyMemory } from './journeyMemory.ts';
import type { PaymentReturnState } from './PaymentReturnState.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import { serverClock } from './serverClock.ts';

/** After so many inquiries without any answer, the page stops saying that it checks. */
const PATIENCE = 3;

/**
 * What a return page may say, by the last answer and the number of inquiries so far. Only the
 * status inquiry makes a payment paid, and no silence makes it failed.
 *
 * @param mostInquiries after how many the page stops asking by itself.
 */
export function returnStateOf(
  status: PaymentStatus | undefined,
  inquiries: number,
  mostInquiries: number,
): PaymentReturnState {
  if (status === undefined) return inquiries < PATIENCE ? 'checking' : 'unknown';
  switch (status.outcome) {
    case 'not_found':
      return hasLinkEnded(status.partnerReferenceNo) ? 'expired' : whilePending();
    case 'pending':
      return whilePending();
    case 'paid':
    case 'cancelled':
    case 'failed':
    case 'refunded':
      return status.outcome;
  }
  function whilePending(): PaymentReturnState {
    return inquiries < mostInquiries ? 'pending' : 'unknown';
  }
}

function hasLinkEnded(partnerReferenceNo: string): boolean {
  const expiresAt = journeyMemory.recall(partnerReferenceNo)?.expiresAt;
  return expiresAt !== undefined && expiresAt <= serverClock.now();
}

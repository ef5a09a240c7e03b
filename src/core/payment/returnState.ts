import { LINK_LIFE_MS } from '../../snap/applyOtt.ts';
import type { QrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';

/**
 * What a return page shows.
 *
 * `checking` until the first answer; `pending` while the payment may still come through; `unknown`
 * when the page has stopped asking, which is not a failure. The other states are final.
 */
export type PaymentReturnState =
  'checking' | 'paid' | 'pending' | 'failed' | 'cancelled' | 'refunded' | 'expired' | 'unknown';

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
    case 'mismatch':
      return 'unknown';
    case 'paid':
    case 'cancelled':
    case 'failed':
    case 'refunded':
      return status.outcome;
  }
}

/** How long to wait before each next inquiry, in ms; then the last one repeats. */
const STEPS = [2000, 3000, 5000, 8000, 13_000, 20_000];
const LAST_STEP = 30_000;
/** No two customers of a shop should ask in step: the share of a wait that luck decides. */
const SPREAD = 0.2;
/** A payment of the last second becomes known a while after it, in ms. */
const GRACE = 2 * 60 * 1000;

interface InquiryPlan {
  /**
   * How long to wait before the next inquiry, in ms: growing steps, and no less than what the
   * server asked for.
   *
   * @param asked how many inquiries there have been.
   * @param luck from 0 to 1; the same for all waits of a page.
   */
  waitAfter(asked: number, luck: number, error: QrisError | null): number;
  /**
   * When a page stops asking by itself, in epoch ms: a while after the link's end, and a while
   * after it was opened or told to check again.
   *
   * @param askedSince when it was, in epoch ms of the server's clock.
   */
  endOf(askedSince: number, linkExpiresAt: number | undefined): number;
}

/** When a return page asks for the status. */
export const inquiryPlan: InquiryPlan = {
  waitAfter(asked, luck, error) {
    const step = STEPS[Math.max(0, asked - 1)] ?? LAST_STEP;
    return Math.max(step * (1 + SPREAD * (luck - 0.5)), error?.retryAfterMs ?? 0);
  },

  endOf: (askedSince, linkExpiresAt = askedSince + LINK_LIFE_MS) =>
    Math.max(askedSince, linkExpiresAt) + GRACE,
};

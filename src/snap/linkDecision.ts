import { type KnownStatus, mayPayAgain, toStatusOutcome } from './status.ts';

/** How long after a link's end a payment of its last second may become known, in ms. */
export const SETTLEMENT_MS: number = 60_000;
/** A link with less time left than this is of no use to a customer, in ms. */
export const MIN_LIFE_MS: number = 10_000;

/** What is known of the latest link of a reference. */
export interface LinkRecord {
  /** The customer whom it was made for. */
  customerKey?: string | undefined;
  /** The wallet that can pay it; undefined if wallets cannot be told apart. */
  walletKey?: string | undefined;
  /** Undefined if a link was asked for and none came. */
  link?: { expiresAt: number; number?: string | undefined } | undefined;
  /** What the inquiry before this link said: a status of an earlier link. */
  statusBefore?: KnownStatus | undefined;
  /** The latest final status that came since. */
  final?: KnownStatus | undefined;
}

export interface LinkFacts {
  /**
   * What is recorded of the reference. `none`: it certainly has no link; `unknown`: there is no
   * record, and there may have been one.
   */
  record: LinkRecord | 'none' | 'unknown';
  /**
   * What an inquiry said just now, or `never-begun` if Pivot knows no payment of the reference;
   * undefined if it was not asked yet.
   */
  answer: KnownStatus | 'never-begun' | undefined;
  /**
   * Pivot's time when the inquiry left, in epoch ms: what became known after that is not in its answer.
   *
   * @default now
   */
  askedAt?: number | undefined;
  /** Pivot's time, in epoch ms. */
  now: number;
  customerKey?: string | undefined;
  walletKey?: string | undefined;
  /** @default SETTLEMENT_MS */
  settlementMs?: number | undefined;
}

/**
 * - `hand-out`: the recorded link lives and is this customer's.
 * - `make`: nothing can be paid under this reference, so a new link may be made.
 * - `ask`: the answer to an inquiry decides; call again with it.
 * - `refuse`: a second link could be paid besides the first. `retryAfterMs` says when it is worth
 *   asking again, if time alone may change the decision.
 */
export type LinkDecision =
  | { action: 'hand-out' | 'make' | 'ask' }
  | {
      action: 'refuse';
      reason:
        | 'paid'
        | 'payment-pending'
        | 'link-ends-soon'
        | 'settling'
        | 'other-customer'
        | 'wallet-changed';
      retryAfterMs?: number | undefined;
    };

/**
 * Decides what may be done if a link for a reference is wanted. It assumes the worst of what Pivot
 * does not publish: a link can be paid until its end, its last payment becomes known up to
 * `settlementMs` later, and an inquiry reports the latest transaction of the reference, which need
 * not be one of this link.
 */
export function decideLink(facts: LinkFacts): LinkDecision {
  const { record, answer, now, askedAt = now, settlementMs = SETTLEMENT_MS } = facts;
  if (record === 'none') return { action: 'make' };
  if (record === 'unknown') return decideWithoutLink(answer);

  const end = record.link?.expiresAt ?? -Infinity;
  const retryAfterMs = end + settlementMs - now;
  const isSameWallet = record.walletKey === facts.walletKey;
  const status = answer === 'never-begun' ? undefined : answer;
  if ([status, record.final].some(isPaid)) return { action: 'refuse', reason: 'paid' };
  // Only the wallet of the link is told of its payments.
  const isFreed = [isSameWallet ? status : undefined, record.final].some((known) =>
    frees(known, record),
  );
  if (isFreed && !mayStillSucceed(status)) return { action: 'make' };
  if (now < end) {
    if (facts.customerKey !== record.customerKey) {
      return { action: 'refuse', reason: 'other-customer', retryAfterMs };
    }
    return end - now < MIN_LIFE_MS
      ? { action: 'refuse', reason: 'link-ends-soon', retryAfterMs }
      : { action: 'hand-out' };
  }
  if (answer === undefined) return { action: 'ask' };
  if (askedAt < end + settlementMs) {
    return { action: 'refuse', reason: 'settling', retryAfterMs: Math.max(retryAfterMs, 0) };
  }
  return isSameWallet ? decideWithoutLink(answer) : { action: 'refuse', reason: 'wallet-changed' };
}

/** No link lives, and what was paid is known: the answer alone decides. */
function decideWithoutLink(answer: LinkFacts['answer']): LinkDecision {
  if (answer === undefined) return { action: 'ask' };
  if (answer === 'never-begun') return { action: 'make' };
  if (isPaid(answer)) return { action: 'refuse', reason: 'paid' };
  return mayStillSucceed(answer)
    ? { action: 'refuse', reason: 'payment-pending' }
    : { action: 'make' };
}

function mayStillSucceed(known: KnownStatus | undefined): boolean {
  return known !== undefined && !isPaid(known) && !mayPayAgain(known);
}

function isPaid(known: KnownStatus | undefined): boolean {
  const outcome = known && toStatusOutcome(known.latestTransactionStatus);
  return outcome === 'paid' || outcome === 'refunded';
}

/** Whether a status says that the recorded link itself, not an earlier one, came to nothing. */
function frees(
  known: KnownStatus | undefined,
  { link, statusBefore }: LinkRecord,
): known is KnownStatus {
  if (known === undefined || !isFailure(known)) return false;
  if (statusBefore === undefined) return true;
  const { referenceNo, time } = statusBefore;
  return (
    isOther(referenceNo, known.referenceNo) ||
    // The transaction of an earlier link may have been open then, and have failed only now.
    (isFailure(statusBefore) &&
      (statusBefore.latestTransactionStatus !== known.latestTransactionStatus ||
        isOther(time, known.time))) ||
    // Coming back by the link's own `failedRedirectUrl` counts only if nothing says that it is the old transaction.
    (link?.number !== undefined &&
      known.returnedFrom === link.number &&
      !isSame(referenceNo, known.referenceNo) &&
      !(isFailure(statusBefore) && isSame(time, known.time)))
  );
}

function isFailure({ latestTransactionStatus }: KnownStatus): boolean {
  const outcome = toStatusOutcome(latestTransactionStatus);
  return outcome === 'cancelled' || outcome === 'failed';
}

function isSame(before: string | undefined, now: string | undefined): boolean {
  return before !== undefined && before === now;
}

function isOther(before: string | undefined, now: string | undefined): boolean {
  return before !== undefined && now !== undefined && before !== now;
}

import {
  decideLink,
  type LinkDecision,
  type LinkRecord,
  MIN_LIFE_MS,
  SETTLEMENT_MS,
} from '../../snap/linkDecision.ts';
import { mayPayAgain } from '../../snap/status.ts';
import type { PaymentLink } from '../endpoint/applyOtt.ts';
import { QrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';
import { pollingPlan } from './pollingPlan.ts';

/** What is known of an order's payment. All buttons of the order share it. */
export interface PaymentFacts {
  /** Undefined until the merchant's function has made the order. */
  reference: string | undefined;
  /** What is known of the reference's latest link: it decides whether another may be made. */
  record: LinkRecord | 'none' | 'unknown';
  /** That link, while this page has it. */
  link: PaymentLink | undefined;
  /** The fingerprint of the recorded link, which tells it from another. */
  mark: number | undefined;
  /** Whether a customer has been sent to that link: a link that was never opened cannot be paid. */
  isOpened: boolean;
  /** The number of the link by whose `failedRedirectUrl` the customer has come back since. */
  returnedFrom: string | undefined;
  /** Whether Pivot had called an earlier link ended before this one came. */
  wasEnded: boolean;
  /** What the latest inquiry of this visit said, since the link was last opened. */
  status: PaymentStatus | undefined;
  /** When that inquiry left, in epoch ms: what became known later is not in its answer. */
  askedAt: number;
  /** Answers to inquiries up to this number say nothing new. */
  known: number;
  /** Since when the status is asked for at steps, in epoch ms; undefined if it is not. */
  polling: { since: number; asked: number; askedAt: number; error?: QrisError } | undefined;
  settlementMs: number | undefined;
  /** Epoch ms of the server's clock, on the right side of all that depends on time. */
  now: number;
  /** How much earlier it may be, in ms. */
  lag: number;
}

/** An order of which nothing is known. */
export const NO_FACTS: PaymentFacts = {
  reference: undefined,
  record: 'none',
  link: undefined,
  mark: undefined,
  isOpened: false,
  returnedFrom: undefined,
  wasEnded: false,
  status: undefined,
  askedAt: 0,
  known: 0,
  polling: undefined,
  settlementMs: undefined,
  now: 0,
  lag: 0,
};

/** When the recorded link ends, unless it is known what came of it. */
function getLinkEnd({ record }: PaymentFacts): number | undefined {
  return typeof record === 'object' && record.final === undefined
    ? record.link?.expiresAt
    : undefined;
}

/** Whether the link lives, so that the customer can go on with it. */
export function isAlive(facts: PaymentFacts): boolean {
  return facts.now < (getLinkEnd(facts) ?? -Infinity);
}

/** How long after the link's end a payment may become known, however wrong the clock is. */
function getSettlementMs({ settlementMs = SETTLEMENT_MS, lag }: PaymentFacts): number {
  return settlementMs + lag;
}

/** What may be done if a link is wanted. */
export function decide(facts: PaymentFacts, answer?: PaymentStatus): LinkDecision['action'] {
  const { record, askedAt, now } = facts;
  const settlementMs = getSettlementMs(facts);
  return decideLink({ record, answer, askedAt, now, settlementMs }).action;
}

/** Whether the link may still turn out to be paid, so that no other one may be opened. */
export function mayStillBePaid(facts: PaymentFacts): boolean {
  return facts.isOpened && facts.now < (getLinkEnd(facts) ?? -Infinity) + getSettlementMs(facts);
}

/** Whether all that can be known of the link has been asked for. */
export function isSettled(facts: PaymentFacts): boolean {
  return !mayStillBePaid({ ...facts, now: facts.askedAt });
}

/** The moments on which decisions depend, in epoch ms of the server's clock. */
export function listDeadlines(facts: PaymentFacts): number[] {
  const end = getLinkEnd(facts);
  return end === undefined ? [] : [end - MIN_LIFE_MS, end, end + getSettlementMs(facts)];
}

/** Whether a payment has begun that may still succeed: `02`, `03` and what SNAP does not list. */
export function isUnderWay(status: PaymentStatus | undefined): boolean {
  return status?.outcome === 'pending' && !mayPayAgain(status);
}

function isFailure({ outcome }: PaymentStatus): boolean {
  return outcome === 'cancelled' || outcome === 'failed';
}

/** Whether a status says that the payment has come to nothing: this one, not an earlier one. */
export function isOver({ record }: PaymentFacts, status: PaymentStatus): boolean {
  return isFailure(status) && (typeof record !== 'object' || record.final === status);
}

/** Whether a failure is another one than was known before. */
function isNews({ record }: PaymentFacts, status: PaymentStatus): boolean {
  if (typeof record !== 'object') return true;
  const { link, final, statusBefore } = record;
  // It would free a link that lives.
  const living = { number: link?.number, expiresAt: Infinity };
  const known = { link: living, statusBefore: final ?? statusBefore };
  return decideLink({ record: known, answer: status, now: 0 }).action === 'make';
}

/** Whether the link lives long enough to be opened. */
export function isUsable(facts: PaymentFacts): boolean {
  return decide(facts) === 'hand-out';
}

/**
 * Passes a link that may be opened beside what is known.
 *
 * @throws QrisError `duplicate_reference` if another link of the order may still be paid.
 */
export function checkAlone(facts: PaymentFacts, link: PaymentLink, now: number): void {
  const end = getLinkEnd(facts);
  if (end === undefined || facts.mark === fingerprint(link) || !mayStillBePaid(facts)) return;
  throw new QrisError(
    'duplicate_reference',
    'The endpoint handed out a second link while the first one may still be paid.',
    { retryAfterMs: end + getSettlementMs(facts) - now },
  );
}

/** A link has come, for this button or for another one of the order. */
export function addLink(facts: PaymentFacts, link: PaymentLink, number: string): PaymentFacts {
  const mark = fingerprint(link);
  if (getLinkEnd(facts) !== undefined && facts.mark === mark) return { ...facts, link };
  const { expiresAt } = link;
  const { status } = facts;
  const statusBefore = status?.outcome === 'not-found' ? undefined : status;
  return {
    ...facts,
    link,
    mark,
    isOpened: false,
    record: { link: { expiresAt, number }, statusBefore },
    wasEnded: status?.hasLinkEnded === true,
  };
}

/** 32 bits that tell two links apart, and lead back to neither (FNV-1a). */
export function fingerprint({ paymentUrl }: PaymentLink): number {
  let mark = 0x811c9dc5;
  for (let index = 0; index < paymentUrl.length; index += 1) {
    mark = Math.imul(mark ^ paymentUrl.charCodeAt(index), 0x01000193);
  }
  return mark;
}

/** The link has ended, and it is not known what came of it. */
export function endLink(facts: PaymentFacts): PaymentFacts {
  const { record, isOpened, polling, now } = facts;
  return {
    ...facts,
    link: undefined,
    // What was never opened was never paid.
    record: isOpened || typeof record !== 'object' ? record : { ...record, link: undefined },
    // A payment of the last second is known soon.
    polling: polling && startPolling(now),
  };
}

/** The page lets go of the link itself; whoever has opened it may still pay. */
export function dropLink(facts: PaymentFacts): PaymentFacts {
  return {
    ...facts,
    link: undefined,
    record: facts.link && !facts.isOpened ? 'none' : facts.record,
  };
}

/**
 * An inquiry was answered.
 *
 * @param inquiry its number, and how long it took, in ms.
 */
export function learn(
  facts: PaymentFacts,
  status: PaymentStatus,
  { inquiry, tookMs }: { inquiry: number; tookMs: number },
  now: number,
): PaymentFacts {
  const { record } = facts;
  const next = {
    ...facts,
    status,
    askedAt: now - tookMs,
    known: Math.max(facts.known, inquiry),
    polling: countInquiry(facts, now) ?? (isUnderWay(status) ? startPolling(now) : undefined),
  };
  const end = getLinkEnd(facts);
  if (
    status.hasLinkEnded &&
    !facts.wasEnded &&
    end !== undefined &&
    typeof record === 'object' &&
    record.link
  ) {
    const link = { ...record.link, expiresAt: Math.min(end, now) };
    return { ...next, link: undefined, record: { ...record, link }, now };
  }
  const { outcome } = status;
  const isFinal = isFailure(status)
    ? isNews(facts, status)
    : outcome !== 'pending' && outcome !== 'not-found';
  if (!isFinal) return next;
  return {
    ...next,
    link: undefined,
    polling: undefined,
    record: { ...(typeof record === 'object' && record), final: status },
  };
}

/** Asks at steps from now on. */
export function startPolling(now: number): PaymentFacts['polling'] {
  return { since: now, asked: 0, askedAt: now };
}

/** @param error why the inquiry was not answered, if it was not. */
export function countInquiry(
  { polling }: PaymentFacts,
  now: number,
  error?: QrisError,
): PaymentFacts['polling'] {
  return (
    polling && {
      // The first reply may set the clock back.
      since: Math.min(polling.since, now),
      asked: polling.asked + 1,
      askedAt: now,
      ...(error && { error }),
    }
  );
}

/**
 * When to ask next by itself, in epoch ms of the server's clock.
 *
 * @param jitter from 0 to 1, as in `pollingPlan`.
 */
export function nextInquiryAt(facts: PaymentFacts, jitter: number): number | undefined {
  const { polling, record, settlementMs } = facts;
  if (polling === undefined || polling.error?.retryable === false) return undefined;
  const at = polling.askedAt + pollingPlan.waitAfter(polling.asked, jitter, polling.error);
  const end = typeof record === 'object' ? record.link?.expiresAt : undefined;
  return at <= pollingPlan.getEnd(polling.since, end, settlementMs) ? at : undefined;
}

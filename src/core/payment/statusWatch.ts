import { decideLink, SETTLEMENT_MS } from '../../snap/linkDecision.ts';
import type { KnownStatus } from '../../snap/status.ts';
import { toQrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';
import { serverClock } from '../time/serverClock.ts';
import { pollingPlan } from './pollingPlan.ts';
import { type Inquiries, isFinal, type PaymentReturnState, toReturnState } from './returnState.ts';

/** What the inquiries of this visit say about a payment. */
export interface WatchedPayment extends Inquiries {
  /** Undefined until the watch starts. */
  partnerReferenceNo: string | undefined;
  state: PaymentReturnState;
  /** Whether an inquiry is under way. */
  isFetching: boolean;
}

/** What is known of the latest link of a payment. */
interface KnownLink {
  /** In epoch ms of the server's clock. */
  expiresAt?: number | undefined;
  /** The one that its return URL carries. */
  number?: string | undefined;
  /** The numbers of all links that the payment is known to have had. */
  numbers?: readonly string[] | undefined;
  /** What was known of the reference before that link. */
  statusBefore?: KnownStatus | undefined;
}

/** Configuration and I/O that a watch depends on. */
export interface WatchOptions {
  inquireStatus: (partnerReferenceNo: string, signal: AbortSignal) => Promise<PaymentStatus>;
  recallLink: (partnerReferenceNo: string) => KnownLink;
  /** The number of the link by whose `failedRedirectUrl` the customer came back, if known. */
  returnedFrom: string | undefined;
  /** @default SETTLEMENT_MS */
  settlementMs: number | undefined;
}

/** A store that asks how one payment stands until the answer is final. */
interface StatusWatch {
  getSnapshot: () => WatchedPayment;
  subscribe: (listener: () => void) => () => void;
  setOptions: (options: WatchOptions) => void;
  /** Begins a visit, which knows nothing of an earlier one; returns a function that ends it. */
  start: (partnerReferenceNo: string) => () => void;
  /**
   * Asks at once, and keeps asking.
   *
   * @returns the state that the answer leads to; undefined if there was no answer.
   */
  refetch: () => Promise<PaymentReturnState | undefined>;
}

/** The customer or the connection is back. */
const BACK_EVENTS = ['visibilitychange', 'online'];

/**
 * Creates a store for `useSyncExternalStore`.
 *
 * Its answers are not in a query cache, because what a cache, its persister or its defaults say of
 * a payment may be untrue by now: a "cancelled" that no longer holds invites to pay twice.
 */
export function createStatusWatch(initialOptions: WatchOptions): StatusWatch {
  const listeners = new Set<() => void>();
  let options = initialOptions;
  let payment = createInitialPayment(undefined);
  let visit: AbortController | undefined;
  let inquiry: Promise<PaymentReturnState | undefined> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When Pivot itself called the link ended, in epoch ms of the server's clock. */
  let endedAt = Infinity;
  let jitter = 0;
  let askedInRound = 0;
  /** On the monotonic clock, as is `retryAt`: the server's clock may leap with the first reply. */
  let roundStartedAt = 0;
  let retryAt = 0;

  function update(change: Partial<WatchedPayment>): void {
    const next = { ...payment, ...change };
    payment = { ...next, state: toReturnState(next) };
    for (const listener of listeners) listener();
  }

  function start(partnerReferenceNo: string): () => void {
    const begin = (): void => {
      end();
      visit = new AbortController();
      jitter = Math.random();
      payment = createInitialPayment(partnerReferenceNo);
      startRound();
      void ask();
    };
    const onBack = (): void => {
      if (document.hidden || isFinal(payment.state)) return;
      startRound();
      const wait = retryAt - performance.now();
      if (wait > 0) askIn(wait);
      else void ask();
    };
    /** The page was left, and comes back as it was then. */
    const onPageShow = (event: PageTransitionEvent): void => {
      if (event.persisted) begin();
    };
    for (const event of BACK_EVENTS) addEventListener(event, onBack);
    addEventListener('pageshow', onPageShow);
    begin();
    return () => {
      for (const event of BACK_EVENTS) removeEventListener(event, onBack);
      removeEventListener('pageshow', onPageShow);
      end();
    };
  }

  function end(): void {
    visit?.abort();
    visit = undefined;
    inquiry = undefined;
    endedAt = Infinity;
    retryAt = 0;
    clearTimeout(timer);
  }

  function startRound(): void {
    roundStartedAt = performance.now();
    askedInRound = 0;
    update({ isWatching: true });
  }

  async function ask(): Promise<PaymentReturnState | undefined> {
    if (visit === undefined || payment.partnerReferenceNo === undefined) return undefined;
    inquiry ??= inquire(payment.partnerReferenceNo, visit.signal);
    return inquiry;
  }

  async function inquire(
    partnerReferenceNo: string,
    signal: AbortSignal,
  ): Promise<PaymentReturnState | undefined> {
    clearTimeout(timer);
    askedInRound += 1;
    update({ isFetching: true });
    const stopwatch = serverClock.startStopwatch();
    try {
      const status = await options.inquireStatus(partnerReferenceNo, signal);
      if (signal.aborted) return undefined;
      if (status.hasLinkEnded && isOfLatestLink(partnerReferenceNo)) {
        endedAt = Math.min(endedAt, serverClock.now());
      }
      const mayPayAgain = frees(status, serverClock.now() - stopwatch());
      update({ status, mayPayAgain, error: null, isFetching: false });
    } catch (cause) {
      if (signal.aborted) return undefined;
      update({ error: toQrisError(cause), failures: payment.failures + 1, isFetching: false });
    }
    inquiry = undefined;
    retryAt = performance.now() + (payment.error?.retryAfterMs ?? 0);
    scheduleNext();
    return payment.error === null ? payment.state : undefined;
  }

  /** Whether it is the latest link that Pivot calls ended, and not an earlier one. */
  function isOfLatestLink(partnerReferenceNo: string): boolean {
    const { number, numbers = [] } = options.recallLink(partnerReferenceNo);
    return numbers.length <= 1 || (number !== undefined && options.returnedFrom === number);
  }

  /** What is known of the payment's link, which ends no later than Pivot has said. */
  function recallLink(partnerReferenceNo: string): KnownLink {
    const link = options.recallLink(partnerReferenceNo);
    const expiresAt = Math.min(link.expiresAt ?? Infinity, endedAt);
    return { ...link, expiresAt: expiresAt === Infinity ? undefined : expiresAt };
  }

  /** Whether an answer allows another payment, by the rule that the server follows, too. */
  function frees(answer: PaymentStatus, askedAt: number): boolean {
    const { expiresAt = Infinity, number, statusBefore } = recallLink(answer.partnerReferenceNo);
    const decision = decideLink({
      // A link whose end is unknown may still be payable.
      record: { link: { expiresAt, number }, statusBefore },
      answer,
      now: askedAt,
      settlementMs: options.settlementMs,
    });
    return decision.action === 'make';
  }

  function scheduleNext(): void {
    const { partnerReferenceNo, state, error } = payment;
    if (partnerReferenceNo === undefined || isFinal(state)) return;
    const { settlementMs = SETTLEMENT_MS } = options;
    const { expiresAt } = recallLink(partnerReferenceNo);
    const now = serverClock.now();
    const stopAt = pollingPlan.getEnd(toServerTime(roundStartedAt), expiresAt, settlementMs);
    if (now >= stopAt || error?.retryable === false) {
      update({ isWatching: false });
      return;
    }
    // As soon as time alone may change the decision, the page asks.
    const settledIn = expiresAt === undefined ? 0 : expiresAt + settlementMs + 1 - now;
    const waits = [pollingPlan.waitAfter(askedInRound, jitter, null), settledIn, stopAt - now];
    askIn(Math.max(Math.min(...waits.filter((wait) => wait > 0)), error?.retryAfterMs ?? 0));
  }

  function askIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!document.hidden) void ask();
    }, ms);
  }

  return {
    getSnapshot: () => payment,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setOptions(next) {
      options = next;
    },
    start,
    refetch() {
      startRound();
      return ask();
    },
  };
}

function createInitialPayment(partnerReferenceNo: string | undefined): WatchedPayment {
  return {
    partnerReferenceNo,
    state: 'checking',
    status: undefined,
    mayPayAgain: false,
    error: null,
    failures: 0,
    isFetching: false,
    isWatching: true,
  };
}

function toServerTime(monotonicTime: number): number {
  return serverClock.now() - (performance.now() - monotonicTime);
}

import { mayPayAgain } from '../../snap/status.ts';
import type { PaymentLink } from '../endpoint/applyOtt.ts';
import type { QrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';
import type { OpenIn } from './openWebview.ts';
import {
  addLink,
  countInquiry,
  decide,
  dropLink,
  endLink,
  isAlive,
  isOver,
  isUnderWay,
  learn,
  isSettled,
  listDeadlines,
  type PaymentFacts,
  startPolling,
} from './paymentFacts.ts';

/**
 * Where a payment stands on the merchant's page; the button's `data-state`.
 *
 * - `idle`: nothing has happened.
 * - `applying`: a link is asked for.
 * - `opening`: the webview is opening.
 * - `open`: the link lives; the webview is on show, or the customer is back on the merchant's page.
 * - `checking`: the status is asked for, with a living link or without.
 * - `expired`: no link lives, and nothing is known to be paid.
 * - `paid`, `failed`: the status inquiry said so.
 * - `error`: something went wrong.
 */
export type PaymentStateName =
  'idle' | 'applying' | 'opening' | 'open' | 'checking' | 'expired' | 'paid' | 'failed' | 'error';

/**
 * All that decides what a press does: `facts` are the order's, the rest is what this button shows.
 * `during` tells what was being done when something went wrong, and `retryAt` (epoch ms of the
 * server's clock) how long to wait before another try, if the reply said so.
 */
export type PaymentState = { facts: PaymentFacts } & (
  | { name: 'idle' | 'applying' | 'expired' }
  | {
      name: 'opening' | 'open' | 'checking';
      /** Where the webview is on show now; undefined if the customer is on the merchant's page. */
      shownIn: OpenIn | undefined;
    }
  | { name: 'paid' | 'failed'; status: PaymentStatus }
  | {
      name: 'error';
      error: QrisError;
      during: 'applying' | 'checking';
      retryAt: number | undefined;
    }
);

/** What leads from one state to the next. */
export type PaymentAction =
  /** The order is made. */
  | { type: 'order-known'; facts: PaymentFacts }
  /** Another payment begins. */
  | { type: 'reset'; facts: PaymentFacts }
  /** Another button of the order has learnt something. */
  | { type: 'facts-changed'; facts: PaymentFacts }
  | { type: 'link-requested' }
  | { type: 'link-received'; link: PaymentLink; number: string }
  /** The link is being opened. `sent`: how many inquiries were sent before. */
  | { type: 'link-opened'; shownIn: OpenIn; sent: number }
  /** The webview is there, in a window, a frame or as a QR code. */
  | { type: 'webview-shown' }
  /** The customer is on the merchant's page. `from`: the number of the link that led back. */
  | { type: 'returned'; from?: string | undefined }
  /** The customer waits for an answer. */
  | { type: 'status-requested' }
  /** `inquiry`: its number, in the order in which they were sent. `tookMs`: how long it took. */
  | { type: 'status-received'; status: PaymentStatus; inquiry: number; tookMs: number }
  | { type: 'inquiry-failed'; error: QrisError }
  | { type: 'failed'; error: QrisError }
  | { type: 'time-passed' }
  /** The button has left the page, and what was under way has been given up. */
  | { type: 'disconnected' };

/**
 * The journey as a pure function: state and action -> next state. An action that means nothing in a
 * state leaves it as it is; `paid` is left by nothing but a reset.
 *
 * @param now the server's time, in epoch ms.
 * @param lag how much earlier it may be, in ms.
 */
export function paymentReducer(
  before: PaymentState,
  action: PaymentAction,
  now: number,
  lag = 0,
): PaymentState {
  const state = passTime(before, now, lag);
  const { name, facts } = state;
  const poll = facts.polling && startPolling(now);
  switch (action.type) {
    case 'order-known':
      return follow({ name: 'idle', facts }, action.facts, action.facts.status);
    case 'reset':
      return { name: 'idle', facts: action.facts };
    case 'facts-changed': {
      const next = follow(state, action.facts, action.facts.status);
      // Another button has gone on: what this one asked for says little by now.
      return next.name === 'checking' && action.facts.known > facts.known
        ? rest(next, action.facts)
        : next;
    }
    case 'link-requested':
      return isBusy(state) ? state : { name: 'applying', facts };
    case 'link-received': {
      if (action.link.expiresAt > now) {
        return { ...state, facts: { ...addLink(facts, action.link, action.number), now } };
      }
      const record = facts.record === 'none' ? {} : facts.record;
      return name === 'applying' ? { name: 'expired', facts: { ...facts, record } } : state;
    }
    case 'link-opened': {
      if (name === 'checking' || name === 'paid') return state;
      const opened = { isOpened: true, returnedFrom: undefined, status: undefined };
      const polling = startPolling(now);
      return {
        name: 'opening',
        shownIn: action.shownIn,
        facts: { ...facts, ...opened, known: action.sent, polling },
      };
    }
    case 'webview-shown':
      return name === 'opening' ? { ...state, name: 'open' } : state;
    case 'returned': {
      if (name !== 'opening' && name !== 'open' && name !== 'applying') return state;
      const returnedFrom = action.from ?? facts.returnedFrom;
      return { name: 'open', shownIn: undefined, facts: { ...facts, returnedFrom, polling: poll } };
    }
    case 'status-requested':
      return name === 'applying' || name === 'checking' || name === 'paid'
        ? state
        : { name: 'checking', shownIn: getShownIn(state), facts: { ...facts, polling: poll } };
    case 'status-received':
      // An older answer counts only if it forbids to pay.
      if (action.inquiry <= facts.known && mayPayAgain(action.status)) return state;
      return follow(state, learn(facts, action.status, action, now), action.status);
    case 'inquiry-failed':
      return { ...state, facts: { ...facts, polling: countInquiry(facts, now, action.error) } };
    case 'failed':
      return fail(state, action.error, now);
    case 'time-passed':
      return state;
    case 'disconnected':
      if ('shownIn' in state && facts.isOpened) {
        return rest({ name: 'expired', facts }, dropLink(facts));
      }
      return 'shownIn' in state || name === 'applying'
        ? { name: 'idle', facts: dropLink(facts) }
        : { ...state, facts: dropLink(facts) };
  }
}

/** Whether something is under way, or there is nothing left to do. */
function isBusy({ name }: PaymentState): boolean {
  return name === 'applying' || name === 'opening' || name === 'checking' || name === 'paid';
}

/** Whether a tab may forget the order. After a mismatch money has come, which it must remember. */
export function isDone(state: PaymentState): boolean {
  return state.name === 'paid' || (state.name === 'failed' && state.status.outcome !== 'mismatch');
}

function getShownIn(state: PaymentState): OpenIn | undefined {
  return 'shownIn' in state ? state.shownIn : undefined;
}

/** The state at another time. It is the same one unless something depends on the time between. */
function passTime(state: PaymentState, now: number, lag: number): PaymentState {
  const { facts } = state;
  if (state.name === 'error' && state.retryAt !== undefined) {
    // It is never longer than what was asked for, though the clock may have been set back.
    const retryAt = Math.min(state.retryAt, now + (state.error.retryAfterMs ?? 0));
    if (retryAt <= now) return passTime({ ...state, retryAt: undefined }, now, lag);
    if (retryAt < state.retryAt) return passTime({ ...state, retryAt }, now, lag);
  }
  const later = { ...facts, now, lag };
  const hasPassed = listDeadlines(later).some((moment) => facts.now < moment !== now < moment);
  if (!hasPassed && lag === facts.lag) return state;
  return follow(state, isAlive(facts) && !isAlive(later) ? endLink(later) : later);
}

/** What a button shows once more is known. What forbids to pay counts in every state. */
function follow(state: PaymentState, facts: PaymentFacts, answer?: PaymentStatus): PaymentState {
  const { name } = state;
  const news = answer === state.facts.status ? undefined : answer;
  if (name !== 'paid' && news !== undefined) {
    const { outcome } = news;
    if (outcome === 'paid') return { name: 'paid', status: news, facts };
    if (outcome === 'refunded' || outcome === 'mismatch') {
      const isTold = name === 'failed' && state.status.outcome === outcome;
      return isTold ? { ...state, facts } : { name: 'failed', status: news, facts };
    }
    const isAsking =
      name === 'checking' ||
      name === 'expired' ||
      (name === 'error' && state.during === 'checking');
    const isShown = isAsking || name === 'opening' || name === 'open' || name === 'error';
    if (isShown && isOver(facts, news)) return { name: 'failed', status: news, facts };
    if (isAsking || (isUnderWay(news) && name !== 'opening')) return rest(state, facts);
  }
  const isWrong = isAlive(facts)
    ? facts.isOpened && (name === 'failed' || name === 'expired')
    : name === 'opening' || name === 'open';
  return isWrong ? rest(state, facts) : { ...state, facts };
}

/** Nothing is under way. */
function rest(before: PaymentState, facts: PaymentFacts): PaymentState {
  return isAlive(facts)
    ? { name: 'open', shownIn: getShownIn(before), facts }
    : { name: 'expired', facts };
}

function fail(state: PaymentState, error: QrisError, now: number): PaymentState {
  const { name, facts } = state;
  const retryAt = error.retryAfterMs === undefined ? undefined : now + error.retryAfterMs;
  if (name === 'paid') return state;
  if (name === 'checking') {
    // With a living link the customer can go on; the status can wait.
    if (isAlive(facts)) return rest(state, facts);
    return { name: 'error', error, during: name, retryAt, facts: { ...facts, now } };
  }
  const isDuplicate = error.code === 'duplicate_reference';
  // Without a response the outcome of the request is unknown.
  const isUnclear = /^(timeout|network|offline)$/.test(error.code);
  const recordAfter = isDuplicate ? 'unknown' : isUnclear ? {} : 'none';
  const record = facts.record === 'none' ? recordAfter : facts.record;
  // It may be paid elsewhere.
  const polling = isDuplicate ? startPolling(now) : facts.polling;
  return {
    name: 'error',
    error,
    during: 'applying',
    retryAt,
    facts: { ...facts, record, polling, now },
  };
}

/**
 * What pressing the button does.
 *
 * - `apply`: asks for a link and opens it.
 * - `open`: opens the living link.
 * - `check`: asks for the status.
 * - `check-then-apply`: asks for the status, and for a link if the answer allows one.
 * - `wait`: nothing; something is under way, or there is nothing left to do.
 */
export type NextAction = 'apply' | 'open' | 'check' | 'check-then-apply' | 'wait';

/**
 * Decides what a press does, or what it does next.
 *
 * @param answer what the inquiry that the press began has said, if it began one.
 */
export function nextAction(state: PaymentState, answer?: PaymentStatus): NextAction {
  const { facts } = state;
  if (isBusy(state) || ('retryAt' in state && state.retryAt !== undefined)) return 'wait';
  if (state.name === 'failed' && !mayPayAgain(state.status)) return 'wait';
  if (state.name === 'error' && state.error.code === 'duplicate_reference') return 'check';
  if (facts.status && !mayPayAgain(facts.status)) return 'check';
  switch (decide(facts, answer)) {
    case 'make':
      return 'apply';
    case 'hand-out':
      if (facts.link) return 'open';
      // After a reload the same link is asked for again.
      return answer ? 'apply' : 'check-then-apply';
    case 'ask':
      return isSettled(facts) ? 'check-then-apply' : 'check';
    case 'refuse':
      return 'check';
  }
}

/** What a customer can see of a link. */
export interface OpenedLink {
  /** Undefined after a reload: the link was kept nowhere, and is asked for again. */
  link: PaymentLink | undefined;
  /** When it ends, in epoch ms of the server's clock. */
  expiresAt: number | undefined;
  /** Where the webview is on show now; undefined while the customer is on the merchant's page. */
  shownIn: OpenIn | undefined;
}

/** The living link of a state that shows one. */
export function openedLink(state: PaymentState): OpenedLink | undefined {
  const { facts } = state;
  const { record, link } = facts;
  if (!('shownIn' in state) || !isAlive(facts) || typeof record !== 'object') return undefined;
  return { link, expiresAt: record.link?.expiresAt, shownIn: state.shownIn };
}

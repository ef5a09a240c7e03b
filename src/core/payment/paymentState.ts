import { mayPayAgain } from '../../snap/status.ts';
import type { PaymentLink } from '../endpoint/applyOtt.ts';
import type { QrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';
import type { OpenIn } from './openWebview.ts';

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

/** What moves a payment from one state to the next. */
export type PaymentTransition =
  /** A link is asked for. */
  | { type: 'apply' }
  /** The link is being opened. */
  | { type: 'open'; link: PaymentLink; shownIn: OpenIn }
  /** The webview is there, in a window, a frame or as a QR code. */
  | { type: 'show' }
  /** The webview is gone, or never came: the customer is on the shop's page. */
  | { type: 'stay' }
  /** The link has ended. */
  | { type: 'expire' }
  /** The status is asked for; of a link from before the page was loaded only its end is known. */
  | { type: 'check'; expiresAt?: number | undefined }
  /** The status is known. */
  | { type: 'know'; status: PaymentStatus }
  | { type: 'fail'; error: QrisError; retryAt: number | undefined }
  /** The wait that an error asked for is over. */
  | { type: 'wait-over' }
  /** What was under way has been given up: the button is gone from the page. */
  | { type: 'stop' }
  /** Another payment begins. */
  | { type: 'reset' };

const NO_LINK: OpenedLink = { link: undefined, expiresAt: undefined, shownIn: undefined };

/**
 * The journey as a table: state and transition -> next state. A transition that means nothing in a
 * state leaves it as it is; `paid` is left by nothing but a reset.
 */
export function paymentReducer(state: PaymentState, event: PaymentTransition): PaymentState {
  if (event.type === 'reset') return state.name === 'idle' ? state : { name: 'idle' };
  switch (state.name) {
    case 'idle':
    case 'failed':
    case 'expired':
    case 'error':
      switch (event.type) {
        case 'apply':
          return { name: 'applying' };
        case 'check':
          return { name: 'checking', ...NO_LINK, expiresAt: event.expiresAt };
        case 'know':
          // The last inquiry after the link's end comes in while the customer reads.
          return state.name === 'expired'
            ? afterStatus(event.status, NO_LINK)
            : unlessFree(event.status, state);
        case 'wait-over':
          return state.name === 'error' ? { ...state, retryAt: undefined } : state;
        default:
          return state;
      }
    case 'applying':
      switch (event.type) {
        case 'open':
          return { name: 'opening', ...opened(event) };
        case 'fail':
          return { ...event, name: 'error', during: 'applying' };
        case 'know':
          return unlessFree(event.status, state);
        case 'stop':
          return { name: 'idle' };
        default:
          return state;
      }
    case 'opening':
    case 'open':
      switch (event.type) {
        case 'apply':
          // After a reload the link has to be asked for again.
          return state.link === undefined ? { name: 'applying' } : state;
        case 'open':
          return { name: 'opening', ...opened(event) };
        case 'show':
          return state.name === 'opening' ? { ...state, name: 'open' } : state;
        case 'stay':
          return { ...state, name: 'open', shownIn: undefined };
        case 'expire':
          return { name: 'expired', status: undefined };
        case 'check':
          return { ...state, name: 'checking' };
        case 'know':
          // The desktop asks while the phone pays: only an outcome changes anything.
          return isOpen(event.status) ? state : afterStatus(event.status, state);
        case 'fail':
          // The link lives on, but its window was blocked.
          return { ...event, name: 'error', during: 'applying' };
        default:
          return state;
      }
    case 'checking':
      switch (event.type) {
        case 'know':
          return afterStatus(event.status, state);
        case 'expire':
          return { name: 'checking', ...NO_LINK };
        case 'fail':
          // With a living link the customer can go on; the status can wait.
          return isAlive(state)
            ? { ...state, name: 'open' }
            : { ...event, name: 'error', during: 'checking' };
        case 'stop':
          return isAlive(state)
            ? { ...state, name: 'open' }
            : { name: 'expired', status: undefined };
        default:
          return state;
      }
    case 'paid':
      return state;
  }
}

function opened({ link, shownIn }: Extract<PaymentTransition, { type: 'open' }>): OpenedLink {
  return { link, expiresAt: link.expiresAt, shownIn };
}

/** News of an earlier link, or from another tab: what forbids to pay again counts in every state. */
function unlessFree(status: PaymentStatus, otherwise: PaymentState): PaymentState {
  const isKnown = otherwise.name === 'failed' && otherwise.status.outcome === status.outcome;
  return isKnown || mayPayAgain(status) ? otherwise : afterStatus(status, NO_LINK);
}

function isAlive({ link, expiresAt }: OpenedLink): boolean {
  return link !== undefined || expiresAt !== undefined;
}

function isOpen({ outcome }: PaymentStatus): boolean {
  return outcome === 'pending' || outcome === 'not_found';
}

function afterStatus(status: PaymentStatus, living: OpenedLink): PaymentState {
  if (status.outcome === 'paid') return { name: 'paid', status };
  if (!isOpen(status)) return { name: 'failed', status };
  const { link, expiresAt, shownIn } = living;
  return isAlive(living) ? { name: 'open', link, expiresAt, shownIn } : { name: 'expired', status };
}

/**
 * What pressing the button does.
 *
 * - `apply`: asks for a link and opens it; where an earlier link of the order may have been paid,
 *   it asks for the status first.
 * - `open`: opens the living link once more.
 * - `check`: asks for the status.
 * - `check-then-apply`: asks for the status, and for another link if nothing was paid.
 * - `wait`: nothing; something is under way, or there is nothing left to do.
 */
export type PaymentStep = 'apply' | 'open' | 'check' | 'check-then-apply' | 'wait';

/**
 * What pressing the button does in each state. Where an earlier payment may have come through, the
 * status is asked for before another link is.
 */
export function stepOnPress(state: PaymentState): PaymentStep {
  switch (state.name) {
    case 'idle':
      return 'apply';
    case 'open':
      return state.link === undefined ? 'check-then-apply' : 'open';
    case 'failed':
      return mayPayAgain(state.status) ? 'apply' : 'wait';
    case 'expired':
      return state.status === undefined || mayPayAgain(state.status) ? 'check-then-apply' : 'check';
    case 'error':
      if (state.retryAt !== undefined) return 'wait';
      if (state.error.code === 'duplicate_reference') return 'check';
      // Without an answer nobody knows what has come of the request.
      return state.during === 'checking' || /^(timeout|network|offline)$/.test(state.error.code)
        ? 'check-then-apply'
        : 'apply';
    case 'applying':
    case 'opening':
    case 'checking':
    case 'paid':
      return 'wait';
  }
}

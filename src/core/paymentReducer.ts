import { mayPayAgain } from '../snap/status.ts';
import type { OpenedLink, PaymentState } from './PaymentState.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { PaymentTransition } from './PaymentTransition.ts';

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

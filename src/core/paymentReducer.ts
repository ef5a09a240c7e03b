import type { PaymentEvent } from './PaymentEvent.ts';
import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentState } from './PaymentState.ts';
import type { PaymentStatus } from './PaymentStatus.ts';

/**
 * The journey as a table: state and event -> next state. An event that means nothing in a state
 * leaves it as it is; `paid` is left by nothing but a reset.
 */
export function paymentReducer(state: PaymentState, event: PaymentEvent): PaymentState {
  if (event.type === 'reset') return { name: 'idle' };
  switch (state.name) {
    case 'idle':
    case 'failed':
    case 'expired':
    case 'error':
      switch (event.type) {
        case 'apply':
          return { name: 'applying' };
        case 'check':
          return { name: 'checking', link: undefined };
        case 'know':
          // The last inquiry after the link's end comes in while the customer reads.
          return state.name === 'expired' ? afterStatus(event.status, undefined) : state;
        default:
          return state;
      }
    case 'applying':
      switch (event.type) {
        case 'open':
          return { name: 'opening', link: event.link };
        case 'expire':
          return { name: 'expired', status: undefined };
        case 'fail':
          return { name: 'error', error: event.error, during: 'applying' };
        case 'stop':
          return { name: 'idle' };
        default:
          return state;
      }
    case 'opening':
    case 'open':
      switch (event.type) {
        case 'open':
          return { name: 'opening', link: event.link };
        case 'stay':
          return { name: 'open', link: state.link };
        case 'expire':
          return { name: 'expired', status: undefined };
        case 'check':
          return { name: 'checking', link: state.link };
        default:
          return state;
      }
    case 'checking':
      switch (event.type) {
        case 'know':
          return afterStatus(event.status, state.link);
        case 'expire':
          return { name: 'checking', link: undefined };
        case 'fail':
          // With a living link the customer can go on; the status can wait.
          return state.link === undefined
            ? { name: 'error', error: event.error, during: 'checking' }
            : { name: 'open', link: state.link };
        case 'stop':
          return state.link === undefined
            ? { name: 'expired', status: undefined }
            : { name: 'open', link: state.link };
        default:
          return state;
      }
    case 'paid':
      return state;
  }
}

function afterStatus(status: PaymentStatus, link: PaymentLink | undefined): PaymentState {
  switch (status.outcome) {
    case 'paid':
      return { name: 'paid', status };
    case 'cancelled':
    case 'failed':
    case 'refunded':
      return { name: 'failed', status };
    case 'pending':
    case 'not_found':
      return link === undefined ? { name: 'expired', status } : { name: 'open', link };
  }
}

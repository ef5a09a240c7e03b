import { mayPayAgain } from '../snap/status.ts';
import type { PaymentState } from './PaymentState.ts';
import type { PaymentStep } from './PaymentStep.ts';

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
      return state.during === 'checking' || /^(timeout|network)$/.test(state.error.code)
        ? 'check-then-apply'
        : 'apply';
    case 'applying':
    case 'opening':
    case 'checking':
    case 'paid':
      return 'wait';
  }
}

import { notify } from './notify.ts';
import type { PaymentCallbacks } from './PaymentCallbacks.ts';
import type { PaymentState } from './PaymentState.ts';
import type { PaymentTransition } from './PaymentTransition.ts';

/** Calls what the shop wants to be called, after a transition has led to a state. */
export function tellShop(
  { onPaid, onFailed, onExpired, onError, onEvent }: PaymentCallbacks,
  transition: PaymentTransition,
  state: PaymentState,
): void {
  if (transition.type === 'know') {
    notify(onEvent, { type: 'status-known', status: transition.status });
  }
  if (transition.type === 'expire') {
    notify(onEvent, { type: 'expired' });
    notify(onExpired);
  }
  if (state.name === 'paid') notify(onPaid, state.status);
  if (state.name === 'failed') notify(onFailed, state.status);
  if (transition.type === 'fail' && state.name === 'error') {
    notify(onEvent, { type: 'error', error: state.error });
    notify(onError, state.error);
  }
}

import { toQrisError } from '../endpoint/errors.ts';
import { inquirePaymentStatus, type PaymentStatus } from '../endpoint/paymentStatus.ts';
import { serverClock } from '../time/serverClock.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import type { PaymentAction, PaymentState } from './paymentState.ts';

interface Inquiries {
  /** Asks while somebody waits for the answer. */
  inquire: () => Promise<PaymentStatus>;
  /** Asks in the background. Nobody waits for the answer, so a failure is nobody's error. */
  learn: () => Promise<void>;
}

let sent = 0;

/** How many inquiries this page has sent: what an older one says is older. */
export function countInquiries(): number {
  return sent;
}

/** Asks the merchant's endpoint for the status, and dispatches each answer with its number. */
export function createInquiries(
  latest: () => PaymentOptions,
  getState: () => PaymentState,
  dispatch: (action: PaymentAction) => void,
  life: () => AbortSignal,
): Inquiries {
  async function inquire(): Promise<PaymentStatus> {
    const signal = life();
    const { reference = '', returnedFrom } = getState().facts;
    sent += 1;
    const inquiry = sent;
    const stopwatch = serverClock.startStopwatch();
    const status = await inquirePaymentStatus(reference, latest(), signal, returnedFrom);
    signal.throwIfAborted();
    dispatch({ type: 'status-received', status, inquiry, tookMs: stopwatch() });
    return status;
  }

  return {
    inquire,
    async learn() {
      const signal = life();
      try {
        await inquire();
      } catch (cause) {
        if (!signal.aborted) dispatch({ type: 'inquiry-failed', error: toQrisError(cause) });
      }
    },
  };
}

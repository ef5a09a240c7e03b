import type { PaymentTransition } from './PaymentTransition.ts';
import { QrisError } from './QrisError.ts';
import { serverClock } from './serverClock.ts';

/** The failure that a thrown thing stands for, and until when it asks to wait. */
export function failureOf(cause: unknown): Extract<PaymentTransition, { type: 'fail' }> {
  const error =
    cause instanceof QrisError ? cause : new QrisError('network', 'It failed.', { cause });
  const { retryAfterMs } = error;
  const retryAt = retryAfterMs === undefined ? undefined : serverClock.now() + retryAfterMs;
  return { type: 'fail', error, retryAt };
}

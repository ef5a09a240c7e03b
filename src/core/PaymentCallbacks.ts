import type { PaymentEvent } from './PaymentEvent.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { QrisError } from './QrisError.ts';

/**
 * What a shop can be told of a payment. It is always the callback of the latest render that is
 * called; what it throws is reported, and the payment goes on.
 */
export interface PaymentCallbacks {
  /** The status inquiry says that the order is paid. */
  onPaid?: ((status: PaymentStatus) => void) | undefined;
  /** The status inquiry says that the payment failed, was cancelled or refunded. */
  onFailed?: ((status: PaymentStatus) => void) | undefined;
  /** The link has ended. */
  onExpired?: (() => void) | undefined;
  onError?: ((error: QrisError) => void) | undefined;
  /** Everything, for analytics. */
  onEvent?: ((event: PaymentEvent) => void) | undefined;
}

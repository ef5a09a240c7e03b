import type { PaymentSurroundings } from './PaymentSurroundings.ts';
import { QrisError } from './QrisError.ts';

/** The order behind a payment. */
export interface Order {
  /**
   * Its reference; made by the shop's function at the first call, and once for a payment.
   *
   * @throws QrisError `unavailable` where the shop's function fails; the next call tries anew.
   */
  reference: () => Promise<string>;
  /** The reference, where it is known already. */
  known: () => string | undefined;
  /** Another payment begins. */
  forget: () => void;
}

/** Makes an order at most once for a payment, also when the payment is tried again. */
export function createOrder(latest: () => Pick<PaymentSurroundings, 'partnerReferenceNo'>): Order {
  let made: Promise<string> | undefined;
  let known: string | undefined;

  async function make(): Promise<string> {
    const { partnerReferenceNo } = latest();
    return typeof partnerReferenceNo === 'function' ? partnerReferenceNo() : partnerReferenceNo;
  }

  return {
    async reference() {
      const making = (made ??= make());
      try {
        const reference = await making;
        if (made === making) known = reference;
        return reference;
      } catch (cause) {
        if (made === making) made = undefined;
        throw new QrisError('unavailable', 'partnerReferenceNo() failed to make the order.', {
          cause,
        });
      }
    },
    known: () => known,
    forget() {
      made = undefined;
      known = undefined;
    },
  };
}

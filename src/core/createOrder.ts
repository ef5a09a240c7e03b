import { journeyMemory } from './journeyMemory.ts';
import { linkPool } from './linkPool.ts';
import { notify } from './notify.ts';
import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentSurroundings } from './PaymentSurroundings.ts';
import { QrisError } from './QrisError.ts';

/** The order behind a payment, and its living link. */
export interface Order {
  /**
   * Its reference; made by the shop's function at the first call, and once for a payment.
   *
   * @throws QrisError `unavailable` where the shop's function fails; the next call tries anew.
   */
  reference: () => Promise<string>;
  /** The reference, where it is known already. */
  known: () => string | undefined;
  /** The living link, asked for where there is none. */
  link: (signal: AbortSignal) => Promise<PaymentLink>;
  /** The link has ended; the payment may go on with another. */
  dropLink: () => void;
  /** The payment is over: nothing of it is remembered. */
  end: () => void;
  /** Another payment begins. */
  forget: () => void;
}

/** Makes an order at most once for a payment, also when the payment is tried again. */
export function createOrder(latest: () => PaymentSurroundings): Order {
  let made: Promise<string> | undefined;
  let known: string | undefined;

  async function make(): Promise<string> {
    const { partnerReferenceNo } = latest();
    return typeof partnerReferenceNo === 'function' ? partnerReferenceNo() : partnerReferenceNo;
  }

  async function reference(): Promise<string> {
    const making = (made ??= make());
    try {
      const partnerReferenceNo = await making;
      if (made === making) known = partnerReferenceNo;
      return partnerReferenceNo;
    } catch (cause) {
      if (made === making) made = undefined;
      throw new QrisError('unavailable', 'partnerReferenceNo() failed to make the order.', {
        cause,
      });
    }
  }

  async function requestLink(
    partnerReferenceNo: string,
    signal: AbortSignal,
  ): Promise<PaymentLink> {
    notify(latest().onEvent, { type: 'link-requested', partnerReferenceNo });
    const link = await latest().requestLink(partnerReferenceNo, signal);
    const { expiresAt } = link;
    notify(latest().onEvent, { type: 'link-ready', partnerReferenceNo, expiresAt });
    return link;
  }

  function dropLink(): void {
    if (known !== undefined) linkPool.drop(known);
  }

  return {
    reference,
    known: () => known,
    link: async (signal) =>
      linkPool.get(await reference(), (partnerReferenceNo) =>
        requestLink(partnerReferenceNo, signal),
      ),
    dropLink,
    end() {
      dropLink();
      if (known !== undefined) journeyMemory.forget(known);
    },
    forget() {
      made = undefined;
      known = undefined;
    },
  };
}

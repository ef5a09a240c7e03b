import { mayPayAgain } from '../snap/status.ts';
import type { Journey } from './Journey.ts';
import { journeyMemory } from './journeyMemory.ts';
import { linkPool } from './linkPool.ts';
import { notify } from './notify.ts';
import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { PaymentSurroundings } from './PaymentSurroundings.ts';
import { QrisError } from './QrisError.ts';

/** The order behind a payment, and its living link. */
export interface Order {
  /**
   * Its reference; made by the shop's function at the first call, and once for a payment.
   *
   * @throws QrisError `unavailable` where the shop's function fails; the next call tries anew. The
   * signal's reason where it has aborted meanwhile.
   */
  reference: (signal: AbortSignal) => Promise<string>;
  /** The reference, where it is known already. */
  known: () => string | undefined;
  /** The living link, asked for where there is none. */
  link: (signal: AbortSignal) => Promise<PaymentLink>;
  /**
   * Whether an earlier link has ended, or is not at hand any more: before another is asked for, it
   * has to be asked what came of that one.
   */
  mayBePaid: () => boolean;
  /** What this tab remembers of its payment. */
  recall: () => Journey | undefined;
  /** The payment is over. That it was paid is remembered: nobody should be asked to pay again. */
  end: (status: PaymentStatus) => void;
  /** Another payment begins, of this reference where it is known. */
  begin: (partnerReferenceNo: string | undefined) => void;
}

/** Makes an order at most once for a payment, also when the payment is tried again. */
export function createOrder(latest: () => PaymentSurroundings): Order {
  let made: Promise<string> | undefined;
  let known: string | undefined;
  let latestLink: PaymentLink | undefined;

  async function make(): Promise<string> {
    const { partnerReferenceNo } = latest();
    return typeof partnerReferenceNo === 'function' ? partnerReferenceNo() : partnerReferenceNo;
  }

  async function reference(signal: AbortSignal): Promise<string> {
    const making = (made ??= make());
    let partnerReferenceNo: string;
    try {
      partnerReferenceNo = await making;
    } catch (cause) {
      if (made === making) made = undefined;
      throw new QrisError('unavailable', 'partnerReferenceNo() failed to make the order.', {
        cause,
      });
    }
    signal.throwIfAborted();
    known = partnerReferenceNo;
    return partnerReferenceNo;
  }

  /** The request may outlive this order's wait for it, because another button waits, too. */
  async function requestLink(
    partnerReferenceNo: string,
    wait: AbortSignal,
    request: AbortSignal,
  ): Promise<PaymentLink> {
    notify(latest().onEvent, { type: 'link-requested', partnerReferenceNo });
    const link = await latest().requestLink(partnerReferenceNo, request);
    const { expiresAt } = link;
    if (!wait.aborted) {
      notify(latest().onEvent, { type: 'link-ready', partnerReferenceNo, expiresAt });
    }
    return link;
  }

  function recall(): Journey | undefined {
    return known === undefined ? undefined : journeyMemory.recall(known);
  }

  return {
    reference,
    known: () => known,
    async link(signal) {
      const partnerReferenceNo = await reference(signal);
      latestLink = await linkPool.get(
        partnerReferenceNo,
        (request) => requestLink(partnerReferenceNo, signal, request),
        signal,
      );
      return latestLink;
    },
    mayBePaid: () =>
      known !== undefined && (linkPool.hasEnded(known) ?? recall()?.expiresAt !== undefined),
    recall,
    end(status) {
      if (latestLink !== undefined) linkPool.drop(latestLink);
      if (mayPayAgain(status)) journeyMemory.forget(status.partnerReferenceNo);
    },
    begin(partnerReferenceNo) {
      made = undefined;
      known = partnerReferenceNo;
    },
  };
}

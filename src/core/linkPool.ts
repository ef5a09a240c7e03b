import { isUsable } from './isUsable.ts';
import type { PaymentLink } from './PaymentLink.ts';

const links = new Map<string, { promise: Promise<PaymentLink>; link: PaymentLink | undefined }>();

/**
 * The page's living links, one for a reference: two buttons of one order, a link that was prepared,
 * and a click all get the same. They are kept in memory only.
 */
export const linkPool = {
  /** The living link of a reference, or the one under way, else the one that `request` brings. */
  get(
    partnerReferenceNo: string,
    request: (partnerReferenceNo: string) => Promise<PaymentLink>,
  ): Promise<PaymentLink> {
    const known = links.get(partnerReferenceNo);
    if (known !== undefined && (known.link === undefined || isUsable(known.link))) {
      return known.promise;
    }
    const entry: { promise: Promise<PaymentLink>; link: PaymentLink | undefined } = {
      promise: request(partnerReferenceNo),
      link: undefined,
    };
    links.set(partnerReferenceNo, entry);
    entry.promise.then(
      (link) => {
        entry.link = link;
      },
      () => {
        if (links.get(partnerReferenceNo) === entry) links.delete(partnerReferenceNo);
      },
    );
    return entry.promise;
  },

  /** Forgets the link of a payment that is over. */
  drop(partnerReferenceNo: string): void {
    links.delete(partnerReferenceNo);
  },
};

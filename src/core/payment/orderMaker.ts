import { withDeadline } from '../endpoint/callEndpoint.ts';
import { QrisError } from '../endpoint/errors.ts';
import { nameEndpoint } from '../endpoint/QrisConfig.ts';
import { type Journey, journeyStorage } from './journeyStorage.ts';
import type { PaymentOptions } from './PaymentOptions.ts';

/** The merchant's function that makes the order. */
interface OrderMaker {
  /**
   * Makes the order; asked again while that takes, it is the same one.
   *
   * @throws QrisError `unavailable` if the function fails or gives no answer in time; the next call
   * tries again.
   */
  make: () => Promise<string>;
  /** The unfinished order that the tab remembers of this button: the latest that was opened. */
  recall: () => string | undefined;
  /** The order is not the customer's, so it was another one's before. */
  refuse: (reference: string) => void;
  /** The tab remembers the order of this button until it is finished. */
  remember: (reference: string) => void;
  forget: (reference: string | undefined) => void;
  /** Whether the tab cannot know this button by what it remembers: there are others like it. */
  isAmbiguous: () => boolean;
  /** The button is on the page; returns a function that undoes it. */
  connect: () => () => void;
}

/** The mounted buttons that make orders, by what a tab remembers of a button. */
const makers = new Map<object, string>();

export function createOrderMaker(latest: () => PaymentOptions): OrderMaker {
  const me = {};
  const refused = new Set<string>();
  let making: Promise<string> | undefined;

  function nameButton(): string {
    const { endpoint, redirectUrl } = latest();
    return [...nameEndpoint(endpoint), redirectUrl, location.pathname].join(' ');
  }

  async function callFunction(): Promise<string> {
    const { partnerReferenceNo, createOrder, timeoutMs = 30_000 } = latest();
    if (createOrder === undefined) return partnerReferenceNo;
    try {
      // It is never aborted: the order that it creates is remembered.
      const { signal } = new AbortController();
      return await withDeadline(timeoutMs, signal, async () => createOrder());
    } catch (cause) {
      throw new QrisError('unavailable', 'createOrder() failed to create the order.', { cause });
    }
  }

  function save(reference: string, button: string | undefined): void {
    const journey = journeyStorage.load(reference) ?? journeyStorage.create(reference);
    if (journey.button !== button) journeyStorage.save({ ...journey, button });
  }

  return {
    async make() {
      const button = nameButton();
      const made = (making ??= callFunction());
      try {
        const reference = await made;
        if (making === made) save(reference, button);
        return reference;
      } finally {
        if (making === made) making = undefined;
      }
    },
    recall() {
      const name = nameButton();
      const isMine = ({ button, partnerReferenceNo }: Journey): boolean =>
        button === name && !refused.has(partnerReferenceNo);
      const opened = journeyStorage.load(
        (journey) => isMine(journey) && journey.expiresAt !== undefined,
      );
      return (opened ?? journeyStorage.load(isMine))?.partnerReferenceNo;
    },
    refuse: (reference) => void refused.add(reference),
    remember: (reference) => save(reference, nameButton()),
    forget(reference) {
      making = undefined;
      if (reference !== undefined) save(reference, undefined);
    },
    isAmbiguous: () => [...makers.values()].filter((name) => name === nameButton()).length > 1,
    connect() {
      makers.set(me, nameButton());
      return () => void makers.delete(me);
    },
  };
}

import { mayPayAgain } from '../../snap/status.ts';
import type { PaymentLink } from '../endpoint/applyOtt.ts';
import { QrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';
import { notify } from '../notify.ts';
import { serverClock } from '../time/serverClock.ts';
import { type Journey, journeyStorage } from './journeyStorage.ts';
import type { OpenIn } from './openWebview.ts';
import type { PaymentCallbacks } from './paymentEvents.ts';

/** What a payment needs from around it. */
export interface PaymentSurroundings extends PaymentCallbacks {
  partnerReferenceNo: string | (() => string | Promise<string>);
  openIn: OpenIn;
  whenPopupBlocked: 'redirect' | 'error';
  /** What the popup says while the link is asked for. */
  waitingWords: string;
  requestLink: (partnerReferenceNo: string, signal: AbortSignal) => Promise<PaymentLink>;
  inquireStatus: (partnerReferenceNo: string, signal: AbortSignal) => Promise<PaymentStatus>;
}

/** The order behind a payment, and its living link. */
interface Order {
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
    return known === undefined ? undefined : journeyStorage.load(known);
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
      if (mayPayAgain(status)) journeyStorage.remove(status.partnerReferenceNo);
    },
    begin(partnerReferenceNo) {
      made = undefined;
      known = partnerReferenceNo;
    },
  };
}

interface Entry {
  promise: Promise<PaymentLink>;
  /** Undefined while it is asked for. */
  link: PaymentLink | undefined;
  request: AbortController;
  /** How many wait for it. */
  waiting: number;
}

const entries = new Map<string, Entry>();

/**
 * The page's links, one for a reference: two buttons of one order, a link that was prepared, and a
 * click all get the same. They are kept in memory only.
 */
export const linkPool = {
  /**
   * The living link of a reference, or the one under way, else the one that `request` brings.
   *
   * @param request its signal aborts when nobody waits for the link any more.
   * @param signal aborts when this caller waits no more.
   */
  get(
    partnerReferenceNo: string,
    request: (signal: AbortSignal) => Promise<PaymentLink>,
    signal: AbortSignal,
  ): Promise<PaymentLink> {
    const known = entries.get(partnerReferenceNo);
    const entry = known === undefined || hasEnded(known) ? ask(partnerReferenceNo, request) : known;
    entry.waiting += 1;
    signal.addEventListener('abort', () => {
      entry.waiting -= 1;
      if (entry.waiting > 0 || entry.link !== undefined) return;
      forget(partnerReferenceNo, entry);
      entry.request.abort(signal.reason);
    });
    return entry.promise;
  },

  /** Whether the latest link of a reference has ended; undefined where there is none. */
  hasEnded(partnerReferenceNo: string): boolean | undefined {
    const entry = entries.get(partnerReferenceNo);
    return entry && hasEnded(entry);
  },

  /** Forgets the link of a payment that is over. */
  drop(link: PaymentLink): void {
    const entry = entries.get(link.partnerReferenceNo);
    if (entry?.link === link) entries.delete(link.partnerReferenceNo);
  },
};

function ask(
  partnerReferenceNo: string,
  request: (signal: AbortSignal) => Promise<PaymentLink>,
): Entry {
  const controller = new AbortController();
  const entry: Entry = {
    promise: request(controller.signal),
    link: undefined,
    request: controller,
    waiting: 0,
  };
  entries.set(partnerReferenceNo, entry);
  entry.promise.then(
    (link) => {
      entry.link = link;
    },
    () => forget(partnerReferenceNo, entry),
  );
  return entry;
}

function forget(partnerReferenceNo: string, entry: Entry): void {
  if (entries.get(partnerReferenceNo) === entry) entries.delete(partnerReferenceNo);
}

function hasEnded({ link }: Entry): boolean {
  return link?.expiresAt !== undefined && link.expiresAt <= serverClock.now();
}

/** With less than this left, the webview would greet with the link's end. In ms. */
const SHORTEST = 5000;

/** Whether a link lives long enough to be opened. */
export function isUsable({ expiresAt = Infinity }: PaymentLink): boolean {
  return expiresAt - serverClock.now() >= SHORTEST;
}

import type { PaymentLink } from './PaymentLink.ts';
import { serverClock } from './serverClock.ts';

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

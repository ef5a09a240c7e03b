import { validateString, LIMITS } from '../../snap/fields.ts';
import { isRecord } from '../../snap/parse.ts';
import { LINK_NUMBER } from './journeyStorage.ts';

const NAME = 'pivot-qris';

/**
 * What the windows of a shop tell each other: neither a link nor an outcome, for any script of the
 * origin can write here. Whoever hears it asks the server.
 *
 * - `returned`: the payment's return page is open, or has learnt how the payment ended.
 * - `heard`: the tab that waits for the payment has taken over, so a popup may close.
 */
interface JourneyMessage {
  type: 'returned' | 'heard';
  partnerReferenceNo: string;
  /** The number of the link by whose `failedRedirectUrl` the customer came back, if it has one. */
  number?: string | undefined;
}

interface JourneyChannel {
  /** Tells every other window of the shop; where the browser has no such channel, none. */
  tell(message: JourneyMessage): void;
  /** Calls back with each message of another window, until the function that comes back is called. */
  listen(listener: (message: JourneyMessage) => void): () => void;
}

const listeners = new Set<(message: JourneyMessage) => void>();
/** Open while somebody listens and the page is in use: an open channel can bar it from bfcache. */
let channel: BroadcastChannel | undefined;

/** Joins the windows of a shop, by `BroadcastChannel`: same browser, same origin. */
export const journeyChannel: JourneyChannel = {
  tell(message) {
    const sender = channel ?? connect();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
    sender?.postMessage(message);
    if (sender !== channel) sender?.close();
  },

  listen(listener) {
    if (listeners.size === 0) {
      open();
      addEventListener('pageshow', open);
      addEventListener('pagehide', close);
    }
    listeners.add(listener);
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      close();
      removeEventListener('pageshow', open);
      removeEventListener('pagehide', close);
    };
  },
};

function open(): void {
  if (channel !== undefined) return;
  channel = connect();
  channel?.addEventListener('message', receive);
}

function close(): void {
  channel?.close();
  channel = undefined;
}

/** Older phones have no channels, and a page without an origin may open none. */
function connect(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(NAME);
  } catch {
    return undefined;
  }
}

function receive({ data }: MessageEvent<unknown>): void {
  const message = readMessage(data);
  if (message === undefined) return;
  for (const listener of listeners) listener(message);
}

function readMessage(data: unknown): JourneyMessage | undefined {
  if (!isRecord(data)) return undefined;
  const { type, partnerReferenceNo, number } = data;
  return (type === 'returned' || type === 'heard') &&
    typeof partnerReferenceNo === 'string' &&
    validateString('', partnerReferenceNo, LIMITS.partnerReferenceNo) === undefined
    ? {
        type,
        partnerReferenceNo,
        ...(typeof number === 'string' && LINK_NUMBER.test(number) && { number }),
      }
    : undefined;
}

/** The customer or the connection is back. */
const BACK_EVENTS = ['visibilitychange', 'online'];

interface Waiting {
  /** The reference of the order, where it is known. */
  order: () => string | undefined;
  /** Whether the customer may be at the webview now, as far as this page knows. */
  isAway: () => boolean;
  /** Whether it is not known yet how the payment ended. */
  isOpen: () => boolean;
  /** The customer is back on the merchant's page, by the `failedRedirectUrl` of this link if known. */
  comeBack: (number?: string) => void;
  /** The payment may have moved on: ask how it stands. */
  learn: () => void;
}

/** Listens for all that tells that a customer may be back; returns what stops the listening. */
export function listenForReturn(waiting: Waiting): () => void {
  const { order, isAway, isOpen, comeBack, learn } = waiting;
  /** Back by the back button, the page finds itself as it was when it was left. */
  function onPageShow(event: PageTransitionEvent): void {
    if (event.persisted && isAway()) comeBack();
  }
  /** Nothing was requested while the tab was hidden or offline. */
  function onBack(): void {
    if (!document.hidden && isOpen()) learn();
  }
  const stopHearing = journeyChannel.listen(({ type, partnerReferenceNo, number }) => {
    if (type !== 'returned' || partnerReferenceNo !== order()) return;
    journeyChannel.tell({ type: 'heard', partnerReferenceNo });
    if (isAway()) comeBack(number);
    else learn();
  });
  addEventListener('pageshow', onPageShow);
  for (const event of BACK_EVENTS) addEventListener(event, onBack);
  return () => {
    stopHearing();
    removeEventListener('pageshow', onPageShow);
    for (const event of BACK_EVENTS) removeEventListener(event, onBack);
  };
}

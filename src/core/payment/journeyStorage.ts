import { toHex } from '../../snap/bytes.ts';
import { isRecord } from '../../snap/parse.ts';
import { serverClock } from '../time/serverClock.ts';

/** Another form of record gets another number: what an older page wrote is dropped. */
const VERSION = 1;
/** After so long a payment is history, in ms; Pivot's links live 15 minutes. */
const LONGEST = 24 * 60 * 60 * 1000;
const NONCE = /^[0-9a-f]{12}$/;

interface JourneyMemory {
  /**
   * The journey of a payment that is about to ask for a link. Once it is kept, the second link of
   * the payment gets the nonce of the first, so that either return is known.
   */
  begin(partnerReferenceNo: string): Journey;
  /** Remembers a journey. Writing takes its time: let the request leave first. */
  keep(journey: Journey): void;
  /** Notes the end of the link, in epoch ms of the server's clock. */
  remember(partnerReferenceNo: string, link: { expiresAt: number | undefined }): void;
  /**
   * What this tab knows of a payment, after a reload or a return: undefined where it began none,
   * where it began longer than a day ago, and where the record is not as it was written.
   */
  recall(partnerReferenceNo: string): Journey | undefined;
  forget(partnerReferenceNo: string): void;
  /**
   * Lets a window that was opened for the payment know so when it comes back. Call it after
   * `begin`, while the window still shows the blank page of the shop's origin.
   */
  entrustTo(popup: Window, partnerReferenceNo: string): void;
}

/**
 * Remembers the journeys of this tab in its `sessionStorage`. Storage that is denied, full or
 * tampered with costs nothing but the memory: the payment goes on without it.
 */
export const journeyMemory: JourneyMemory = {
  begin(partnerReferenceNo) {
    return (
      journeyMemory.recall(partnerReferenceNo) ?? {
        partnerReferenceNo,
        nonce: makeNonce(),
        beganAt: serverClock.now(),
        expiresAt: undefined,
        isPopup: false,
      }
    );
  },

  keep: (journey) => write(window, journey),

  remember(partnerReferenceNo, { expiresAt }) {
    journeyMemory.keep({ ...journeyMemory.begin(partnerReferenceNo), expiresAt });
  },

  recall(partnerReferenceNo) {
    try {
      const journey = read(sessionStorage.getItem(keyOf(partnerReferenceNo)), partnerReferenceNo);
      if (journey === undefined) journeyMemory.forget(partnerReferenceNo);
      return journey;
    } catch {
      return undefined;
    }
  },

  forget(partnerReferenceNo) {
    try {
      sessionStorage.removeItem(keyOf(partnerReferenceNo));
    } catch {
      // Nothing was remembered.
    }
  },

  entrustTo(popup, partnerReferenceNo) {
    write(popup, { ...journeyMemory.begin(partnerReferenceNo), isPopup: true });
  },
};

function keyOf(partnerReferenceNo: string): string {
  return `pivot-qris:${partnerReferenceNo}`;
}

function makeNonce(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(6)));
}

function write(target: Window, { partnerReferenceNo, ...journey }: Journey): void {
  try {
    target.sessionStorage.setItem(
      keyOf(partnerReferenceNo),
      JSON.stringify({ version: VERSION, ...journey }),
    );
  } catch {
    // Storage may be denied or full, and the window closed or gone to another origin.
  }
}

/** @throws SyntaxError for what is no JSON. */
function read(text: string | null, partnerReferenceNo: string): Journey | undefined {
  const record: unknown = JSON.parse(text ?? 'null');
  if (!isRecord(record)) return undefined;
  const { version, nonce, beganAt, expiresAt, isPopup } = record;
  const now = serverClock.now();
  return version === VERSION &&
    typeof nonce === 'string' &&
    NONCE.test(nonce) &&
    isTimeNear(now, beganAt) &&
    (expiresAt === undefined || isTimeNear(now, expiresAt)) &&
    typeof isPopup === 'boolean'
    ? { partnerReferenceNo, nonce, beganAt, expiresAt, isPopup }
    : undefined;
}

function isTimeNear(now: number, time: unknown): time is number {
  return typeof time === 'number' && Math.abs(now - time) < LONGEST;
}

/** What a tab remembers of a payment while the customer is away: no link and no token. */
export interface Journey {
  partnerReferenceNo: string;
  /** Made once for the payment; its return URLs carry it, so that a tab knows its own return. */
  nonce: string;
  /** When the payment began, in epoch ms of the server's clock. */
  beganAt: number;
  /** When the latest link ends, likewise; undefined while none is known. */
  expiresAt: number | undefined;
  /** Whether this window was opened for the payment, and may be closed after it. */
  isPopup: boolean;
}

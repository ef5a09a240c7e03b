import { isRecord } from '../../snap/parse.ts';
import type { KnownStatus } from '../../snap/status.ts';

const KEY = 'pivot-qris';
/** Records of another form get another number: what an older page wrote is dropped. */
const VERSION = 2;
/** A tab remembers its latest payments, and of each its latest links. */
const MAX_JOURNEYS = 16;
const MAX_NUMBERS = 8;
/** A payment whose link ended this long before the newest one's is history, in ms. */
const HISTORY_MS = 24 * 60 * 60 * 1000;

export const LINK_NUMBER: RegExp = /^[\w-]{8}$/;

/** Makes the number that a link's return URL carries: 6 random bytes as base64url. */
export function createLinkNumber(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(6))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/**
 * What a tab remembers of a payment while the customer is away: no link and no token. It says which
 * payment to ask about and may hold a second link back; it never says how a payment stands.
 */
export interface Journey {
  partnerReferenceNo: string;
  /** The button that made or opened the order; undefined once the payment is over. */
  button: string | undefined;
  /** The numbers that links were asked for with, the latest last: a tab knows its own returns. */
  numbers: readonly string[];
  /** The number and the end (epoch ms of the server's clock) of the latest link, if one came. */
  number: string | undefined;
  expiresAt: number | undefined;
  /** A fingerprint that tells it from another link, and does not lead back to it. */
  mark: number | undefined;
  /** What was known of the reference before that link. */
  statusBefore: KnownStatus | undefined;
  /** Whether Pivot had called an earlier link ended before that link came. */
  wasEnded: boolean;
  /** The number of the link by whose `failedRedirectUrl` the customer last came back. */
  returnedFrom: string | undefined;
  /** Whether this window was opened for the payment, and may be closed after it. */
  isPopup: boolean;
}

interface JourneyStorage {
  /** The journey of a payment that begins; it is kept once it is saved. */
  create(partnerReferenceNo: string): Journey;
  /**
   * Writing takes its time: let a request leave first.
   *
   * @param target the window whose tab should remember it. A popup must still show the blank page of
   * the merchant's origin. Default: this one.
   */
  save(journey: Journey, target?: Window): void;
  /** The payment of a reference, or the latest of this tab that is wanted; undefined if none is. */
  load(wanted: string | ((journey: Journey) => boolean)): Journey | undefined;
  remove(partnerReferenceNo: string): void;
  /** Whether this tab can remember nothing, so that finding nothing says nothing. */
  isDenied(): boolean;
}

/**
 * Remembers the payments of this tab in its `sessionStorage`. Storage that is denied, full or
 * tampered with costs nothing but the memory: the payment goes on without it. No clock drops a
 * record, for the device's may be wrong: records go by their number, and by the end of the newest.
 */
export const journeyStorage: JourneyStorage = {
  create: (partnerReferenceNo) => ({
    partnerReferenceNo,
    button: undefined,
    numbers: [],
    number: undefined,
    expiresAt: undefined,
    mark: undefined,
    statusBefore: undefined,
    wasEnded: false,
    returnedFrom: undefined,
    isPopup: false,
  }),

  save(journey, target = window) {
    const { partnerReferenceNo, expiresAt = 0, numbers } = journey;
    const others = read().filter(
      (other) =>
        !hasReference(partnerReferenceNo)(other) &&
        (other.expiresAt ?? Infinity) > expiresAt - HISTORY_MS,
    );
    const latest = { ...journey, numbers: numbers.slice(-MAX_NUMBERS) };
    write([...others, latest].slice(-MAX_JOURNEYS), target);
  },

  load: (wanted) =>
    read()
      .filter(typeof wanted === 'string' ? hasReference(wanted) : wanted)
      .at(-1),

  remove(partnerReferenceNo) {
    write(read().filter((journey) => !hasReference(partnerReferenceNo)(journey)));
  },

  isDenied() {
    try {
      sessionStorage.getItem(KEY);
      return false;
    } catch {
      return true;
    }
  },
};

function hasReference(partnerReferenceNo: string): (journey: Journey) => boolean {
  return (journey) => journey.partnerReferenceNo === partnerReferenceNo;
}

function write(journeys: readonly Journey[], target: Window = window): void {
  try {
    target.sessionStorage.setItem(KEY, JSON.stringify({ version: VERSION, journeys }));
  } catch {
    // Storage may be denied or full, and the window closed or gone to another origin.
  }
}

function read(): Journey[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '');
    const { version, journeys } = isRecord(stored) ? stored : {};
    return version === VERSION && Array.isArray(journeys)
      ? journeys.filter((journey) => isJourney(journey))
      : [];
  } catch {
    return [];
  }
}

function isJourney(value: unknown): value is Journey {
  if (!isRecord(value)) return false;
  const { partnerReferenceNo, button, numbers, number, statusBefore, returnedFrom } = value;
  return (
    typeof partnerReferenceNo === 'string' &&
    [button, number, returnedFrom].every(isOptionalString) &&
    Array.isArray(numbers) &&
    numbers.every((each) => typeof each === 'string' && LINK_NUMBER.test(each)) &&
    [value['expiresAt'], value['mark']].every(
      (each) => each === undefined || Number.isFinite(each),
    ) &&
    (statusBefore === undefined ||
      (isRecord(statusBefore) &&
        typeof statusBefore['latestTransactionStatus'] === 'string' &&
        Object.values(statusBefore).every(isOptionalString))) &&
    [value['isPopup'], value['wasEnded']].every((each) => typeof each === 'boolean')
  );
}

function isOptionalString(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

import type { ApplyOttResponseBody } from '../../snap/applyOtt.ts';
import type { LinkFacts, LinkRecord } from '../../snap/linkDecision.ts';
import { isRecord, readJsonRecord } from '../../snap/parse.ts';
import { type KnownStatus, mayPayAgain, toStatusOutcome } from '../../snap/status.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import type { ResolvedPayment } from '../proxy/resolvedPayment.ts';
import { RECORD_LIFE_MS } from '../store/QrisStore.ts';
import { pickStrings, readApplyOttResponse } from './bodies.ts';

/** What the store knows of a reference for which a link was asked. */
export interface PaymentRecord extends LinkRecord {
  /** Names the request for a link that wrote this record. */
  id: string;
  /** When Pivot was asked, in epoch ms of its clock. */
  askedAt: number;
  /** Undefined until the link is known. */
  link?:
    { response: ApplyOttResponseBody; expiresAt: number; number?: string | undefined } | undefined;
}

/** What was found under a reference. */
export interface Found {
  /** `none`: it certainly has no record; `unknown`: it may have had one that cannot be seen. */
  record: PaymentRecord | 'none' | 'unknown';
  /** Whether the store itself said so. */
  isCertain: boolean;
  /** Whether the store answered; if not, another instance may have written a later record. */
  isReached: boolean;
}

/** The records of the payments, one for each reference. */
export interface PaymentRecords {
  keyOf: (partnerReferenceNo: string) => string;
  read: (key: string) => Promise<Found>;
  /**
   * Writes a record in place of the one that was found.
   *
   * @returns false if another one has been written meanwhile, which stays.
   */
  write: (key: string, record: PaymentRecord, found: Found) => Promise<boolean>;
  /** Deletes a record, unless another one has been written meanwhile. */
  forget: (key: string, id: string) => Promise<void>;
}

/** Keeps what is known of each reference in the store, for a week. */
export function createPaymentRecords({ store, keyPrefix }: PivotSettings): PaymentRecords {
  return {
    keyOf: (partnerReferenceNo) => `${keyPrefix}payment:${JSON.stringify(partnerReferenceNo)}`,
    read: async (key) => {
      const { value, ...found } = await store.lookUp(key);
      // A record that cannot be read still says that a link was asked for.
      if (value !== undefined) return { record: readRecord(value) ?? 'unknown', ...found };
      return { record: found.isCertain ? 'none' : 'unknown', ...found };
    },
    write: async (key, record, { record: found, isCertain }) => {
      const foundId = typeof found === 'object' ? found.id : undefined;
      const replaces = (text: string): boolean => {
        const current = readRecord(text);
        if (current === undefined || current.id === foundId) return true;
        // An order that is paid stays so, whichever of its links was.
        if (isPaidFor(current) || isPaidFor(record)) return !isPaidFor(current);
        // Out of sight when this one was made.
        return !isCertain && current.askedAt < record.askedAt;
      };
      const text = JSON.stringify(record);
      const options = { ttlMs: RECORD_LIFE_MS, replaces };
      // In one step where there is nothing to replace.
      const isFirst = foundId === undefined;
      if (isFirst && (await store.set(key, text, { ...options, onlyIfAbsent: true }))) return true;
      const current = await store.get(key);
      if (current !== undefined && !replaces(current)) return false;
      await store.set(key, text, options);
      return true;
    },
    forget: async (key, id) => {
      const current = await store.get(key);
      if (current !== undefined && readRecord(current)?.id === id) await store.delete(key);
    },
  };
}

/** Reads a record out of the store's string; undefined if it is not one. */
function readRecord(text: string): PaymentRecord | undefined {
  const stored = readJsonRecord(text) ?? {};
  const { id, customerKey, walletKey } = pickStrings(stored, ['id', 'customerKey', 'walletKey']);
  const { askedAt, link, statusBefore, final } = stored;
  if (id === undefined || typeof askedAt !== 'number') return undefined;
  return {
    id,
    askedAt,
    customerKey,
    walletKey,
    link: readLink(link),
    statusBefore: readStatus(statusBefore),
    final: readStatus(final),
  };
}

function readLink(link: unknown): PaymentRecord['link'] {
  const { response, expiresAt, number } = isRecord(link) ? link : {};
  const known = isRecord(response) ? readApplyOttResponse(response) : undefined;
  if (known === undefined || typeof expiresAt !== 'number') return undefined;
  return { response: known, expiresAt, number: typeof number === 'string' ? number : undefined };
}

function readStatus(status: unknown): KnownStatus | undefined {
  const { latestTransactionStatus, ...others } = pickStrings(status, [
    'latestTransactionStatus',
    'referenceNo',
    'time',
    'returnedFrom',
  ]);
  return latestTransactionStatus === undefined ? undefined : { latestTransactionStatus, ...others };
}

/** Who pays: records say nothing to, or of, another. */
export interface Payer {
  customerKey: string;
  walletKey: string;
}

/**
 * Names the customer and the wallet of a payment. A token that the merchant keeps does not tell
 * wallets apart: unless the merchant names the wallet, a customer has one.
 */
export function toPayer({ customerId, customer }: ResolvedPayment): Payer {
  const wallet =
    'bindingId' in customer
      ? ['binding', customer.bindingId]
      : customer.walletId !== undefined
        ? ['wallet', customer.walletId]
        : ['customer', customerId];
  return { customerKey: customerId, walletKey: JSON.stringify(wallet) };
}

/** What an inquiry said, and about what. */
export interface Learnt {
  known: NonNullable<LinkFacts['answer']>;
  /** Pivot's word that the link has ended. */
  hasEnded: boolean;
  /** The wallet that was asked about. */
  walletKey: string;
  /** Pivot's time. */
  now: number;
  /** The number of the link by whose `failedRedirectUrl` the customer came back. */
  returnedFrom?: string | undefined;
}

/**
 * Adds to a record what an inquiry said since its link was made.
 *
 * @returns undefined if it says nothing new.
 */
export function learn(record: PaymentRecord, learnt: Learnt): PaymentRecord | undefined {
  const { known, hasEnded, walletKey, now } = learnt;
  const { link, final } = record;
  const isSameWallet = walletKey === record.walletKey;
  if (hasEnded && isSameWallet && link !== undefined && link.expiresAt > now) {
    return { ...record, link: { ...link, expiresAt: now } };
  }
  if (known === 'never-begun') return undefined;
  if (isPaid(known)) return isSame(known, final) ? undefined : { ...record, final: known };
  // Another wallet is not told of this link's payments; and what is paid stays so.
  if (!isSameWallet || isPaidFor(record)) return undefined;
  if (isFailure(known)) {
    const wasSame = isSame(known, final);
    const hasReturned = link?.number !== undefined && learnt.returnedFrom === link.number;
    const returnedFrom = hasReturned ? link.number : wasSame ? final?.returnedFrom : undefined;
    if (wasSame && returnedFrom === final?.returnedFrom) return undefined;
    return { ...record, final: { ...known, returnedFrom } };
  }
  // A later payment is under way: the failure is the latest word no more.
  return final === undefined || mayPayAgain(known) ? undefined : { ...record, final: undefined };
}

function isPaidFor({ final }: PaymentRecord): boolean {
  return final !== undefined && isPaid(final);
}

export function isPaid({ latestTransactionStatus }: KnownStatus): boolean {
  const outcome = toStatusOutcome(latestTransactionStatus);
  return outcome === 'paid' || outcome === 'refunded';
}

function isFailure({ latestTransactionStatus }: KnownStatus): boolean {
  const outcome = toStatusOutcome(latestTransactionStatus);
  return outcome === 'cancelled' || outcome === 'failed';
}

function isSame(known: KnownStatus, other: KnownStatus | undefined): boolean {
  return (
    known.latestTransactionStatus === other?.latestTransactionStatus &&
    known.referenceNo === other.referenceNo &&
    known.time === other.time
  );
}

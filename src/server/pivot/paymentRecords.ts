import type { ApplyOttReplyBody } from '../../snap/applyOtt.ts';
import { isRecord, readJsonRecord } from '../../snap/parse.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import type { PaymentGrant } from '../proxy/resolvedPayment.ts';
import { readApplyOttReply } from './bodies.ts';

/**
 * What the store knows of a reference for which a link was ever asked. That there is a record at all
 * means: ask for the status before another link is made.
 */
export interface PaymentRecord {
  /** Epoch ms: when Pivot was asked. */
  askedAt: number;
  /** The link, from when it is known to when its payment is final. */
  link?: { reply: ApplyOttReplyBody; expiresAt: number } | undefined;
}

/** As long as an X-EXTERNAL-ID counts, and far longer than a link lives. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The records of the payments, by key. */
export interface PaymentRecords {
  /** The key of a customer's reference: nobody reads another's link. */
  keyOf: (grant: Pick<PaymentGrant, 'customerId' | 'partnerReferenceNo'>) => string;
  read: (key: string) => Promise<PaymentRecord | undefined>;
  write: (key: string, record: PaymentRecord) => Promise<void>;
  forget: (key: string) => Promise<void>;
}

/** Keeps what is known of each reference in the store, for a day. */
export function createPaymentRecords({ store, keyPrefix }: PivotSettings): PaymentRecords {
  return {
    keyOf: ({ customerId, partnerReferenceNo }) =>
      `${keyPrefix}payment:${JSON.stringify([customerId, partnerReferenceNo])}`,
    read: async (key) => {
      const text = await store.get(key);
      if (text === undefined) return undefined;
      // A record that cannot be read still says that a link was asked for.
      const { askedAt, link } = readJsonRecord(text) ?? {};
      return { askedAt: typeof askedAt === 'number' ? askedAt : 0, link: readLink(link) };
    },
    write: async (key, record) => {
      await store.set(key, JSON.stringify(record), { ttlMs: KEPT_MS });
    },
    forget: (key) => store.delete(key),
  };
}

function readLink(link: unknown): PaymentRecord['link'] {
  const { reply, expiresAt } = isRecord(link) ? link : {};
  const known = isRecord(reply) ? readApplyOttReply(reply) : undefined;
  return known && typeof expiresAt === 'number' ? { reply: known, expiresAt } : undefined;
}

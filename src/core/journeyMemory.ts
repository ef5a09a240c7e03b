import { isRecord } from '../wire/isRecord.ts';

/** What the browser keeps of a payment while the customer is away: no link and no token. */
interface Journey {
  /** When the link ends, in epoch ms of the server's clock; undefined where it is not known. */
  expiresAt: number | undefined;
}

const keyOf = (partnerReferenceNo: string): string => `pivot-qris:${partnerReferenceNo}`;

/**
 * Remembers the journeys of this tab in `sessionStorage`. Storage that is denied, full or tampered
 * with costs nothing but the memory.
 */
export const journeyMemory = {
  remember(partnerReferenceNo: string, { expiresAt }: Journey): void {
    try {
      sessionStorage.setItem(keyOf(partnerReferenceNo), JSON.stringify({ expiresAt }));
    } catch {
      // The payment goes on without it.
    }
  },

  recall(partnerReferenceNo: string): Journey | undefined {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(partnerReferenceNo)) ?? 'null');
      if (!isRecord(kept)) return undefined;
      const { expiresAt } = kept;
      return { expiresAt: Number.isFinite(expiresAt) ? Number(expiresAt) : undefined };
    } catch {
      return undefined;
    }
  },
};

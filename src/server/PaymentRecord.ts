import type { ApplyOttReplyBody } from '../snap/applyOtt.ts';

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

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

import type { SampleQris } from './SampleQris.ts';

/** How a payment ended in the webview. */
export interface PaymentOutcome {
  status: 'paid' | 'failed' | 'cancelled';
  /** When the customer did it, epoch ms. */
  at: number;
  /** Rupiah with two decimals. */
  amount?: string | undefined;
}

/** One payment link and all that happened behind it. */
export interface PaymentSession {
  /** The one-time token's id: `sessionId` of the link's JWT, `value` of the reply. */
  id: string;
  partnerReferenceNo: string;
  /** The customer whose token made the link. */
  bindingId: string;
  redirectUrl: string;
  failedRedirectUrl?: string | undefined;
  /** When the link ends, epoch ms. */
  expiresAt: number;
  /** Whether the developer ended the link before its time. */
  isCutShort?: boolean;
  /** The QRIS in front of the customer; none while the scanner is open. */
  scanned?: SampleQris | undefined;
  /** How long a payment is pending before it is paid, ms; `Infinity`: for ever. */
  settleMs: number;
  wrongPins: number;
  /** A sentence that the next page shows once the customer has done something wrong. */
  notice?: string | undefined;
  outcome?: PaymentOutcome | undefined;
}

import type { OpenIn } from './OpenIn.ts';
import type { PaymentCallbacks } from './PaymentCallbacks.ts';
import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentStatus } from './PaymentStatus.ts';

/** What a payment needs from around it. */
export interface PaymentSurroundings extends PaymentCallbacks {
  partnerReferenceNo: string | (() => string | Promise<string>);
  openIn: OpenIn;
  whenPopupBlocked: 'redirect' | 'error';
  /** What the popup says while the link is asked for. */
  waitingWords: string;
  requestLink: (partnerReferenceNo: string, signal: AbortSignal) => Promise<PaymentLink>;
  inquireStatus: (partnerReferenceNo: string, signal: AbortSignal) => Promise<PaymentStatus>;
}

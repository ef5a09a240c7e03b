import type { StatusReplyBody } from '../snap/status.ts';
import type { PaymentGrant } from './PaymentGrant.ts';
import type { PivotOptions } from './PivotOptions.ts';

/** How a payment stands, as Pivot's status inquiry said just now. */
export interface PaymentUpdate {
  partnerReferenceNo: string;
  /** `paid` is the only one that ships goods. */
  outcome: 'paid' | 'refunded' | 'cancelled' | 'failed';
  /** Pivot's reply to the inquiry: the amount, SNAP's own status code. */
  status: StatusReplyBody;
}

export interface CallbackOptions extends PivotOptions {
  /** The Callback API Key of Pivot's dashboard; Pivot sends it as `X-API-Key`. */
  apiKey: string | undefined;
  /**
   * Finds the order of a reference, for the status inquiry: as the proxy's `resolvePayment`, but
   * without a customer's session. Return undefined for a reference that is not yours.
   */
  resolvePayment: (context: {
    partnerReferenceNo: string;
    request: Request;
  }) => PaymentGrant | undefined | Promise<PaymentGrant | undefined>;
  /**
   * Told of a payment's end, once for each reference and status. When it throws, Pivot is asked to
   * call again, and it is told again.
   */
  onPayment: (update: PaymentUpdate) => void | Promise<void>;
  /**
   * Pivot's public key (PEM, SPKI), where Pivot also signs its callbacks: a SNAP signature and a
   * timestamp of the last five minutes are then demanded. Default: the API key alone is.
   */
  publicKey?: string | undefined;
}

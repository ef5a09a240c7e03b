/**
 * What `onEvent` is told. No event holds a token, a secret, a signature or a link.
 *
 * - `attempt`: one HTTP attempt at Pivot.
 * - `request`: one request of a browser, or one callback of Pivot, has been answered.
 * - `merchant-error`: a function of the merchant's failed, or took too long, when no request could be
 *   answered with it any more.
 * - `link-refused`: no link was handed out, because the payment may be made already or another link
 *   may still be paid.
 * - `store`: the store failed; this process's memory stands in for it.
 */
export type QrisEvent =
  | {
      type: 'attempt';
      operation: 'token-b2b' | 'token-b2b2c' | 'apply-ott' | 'status';
      /** Counts from 1. */
      attempt: number;
      durationMs: number;
      /** Pivot's, or one that describes what happened: 504ss00 for no answer in time. */
      responseCode: string;
      /** The attempt's `X-EXTERNAL-ID`, by which Pivot's support can find it. */
      externalId?: string | undefined;
      /** Set where Pivot's clock is more than a minute ahead (or behind, if negative) of ours. */
      clockSkewMs?: number | undefined;
      /** For the developer: what went wrong, where it was no plain answer. */
      detail?: string | undefined;
    }
  | {
      type: 'request';
      operation: 'apply-ott' | 'status' | 'callback';
      partnerReferenceNo?: string | undefined;
      durationMs: number;
      /** What was answered. */
      responseCode: string;
      /** For the developer: why it was refused. */
      detail?: string | undefined;
      /** What a callback of the merchant threw, as it was thrown. */
      cause?: unknown;
    }
  | {
      type: 'merchant-error';
      name: 'onPayment' | 'onRefreshToken';
      detail: string;
      /** What the function threw, as it was thrown. */
      cause?: unknown;
    }
  | {
      type: 'link-refused';
      partnerReferenceNo: string;
      /**
       * - `paid`: Pivot says that the payment was made.
       * - `payment-pending`: a payment is under way.
       * - `link-ends-soon`, `settling`: a link is about to end or has just ended.
       * - `other-customer`: the living link is another customer's.
       * - `wallet-changed`: the customer's wallet was linked again, and it cannot be known whether the
       *   earlier one has paid. Look into Pivot's dashboard.
       * - `status-unknown`: Pivot did not say how the payment stands; see `responseCode`.
       */
      reason:
        | 'paid'
        | 'payment-pending'
        | 'link-ends-soon'
        | 'settling'
        | 'other-customer'
        | 'wallet-changed'
        | 'status-unknown';
      /** Of the inquiry that was refused. */
      responseCode?: string | undefined;
    }
  | { type: 'store'; action: 'get' | 'set' | 'delete'; detail: string };

import type { SnapAmount } from './SnapAmount.ts';

/**
 * Pivot's reply to Inquiry Payment Status: HTTP 200 with `responseCode` 2005500.
 *
 * Only `latestTransactionStatus` says how the payment stands. `paidTime` is present in Pivot's
 * example of a cancelled payment.
 *
 * @see Pivot's page "Inquiry Payment Status", response example.
 */
export interface StatusReplyBody {
  /** Seven digits: HTTP status (3), service (2), case (2). */
  responseCode: string;
  responseMessage: string;
  /** The reference asked about. Pivot's table and SNAP disagree on the name: either may come. */
  originalPartnerReferenceCode?: string;
  originalPartnerReferenceNo?: string;
  serviceCode?: string;
  /** SNAP's two digits; see `TRANSACTION_STATUS`. */
  latestTransactionStatus: string;
  transactionStatusDesc?: string;
  /** ISO 8601 with an offset. */
  paidTime?: string;
  transAmount?: SnapAmount;
  feeAmount?: SnapAmount;
}

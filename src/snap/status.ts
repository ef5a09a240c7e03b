import { isSameAmount } from './amount.ts';
import { type FieldIssue, validateString, LIMITS, type SnapAmount } from './fields.ts';
import { isRecord, readText } from './parse.ts';
import { SERVICE_CODES } from './services.ts';

/**
 * The body of Pivot's "Inquiry Payment Status" call.
 *
 * @see Pivot's page "Inquiry Payment Status", request example.
 */
export interface StatusRequestBody {
  /** The `partnerReferenceNo` of the payment asked about; 1 to 64 characters. */
  originalPartnerReferenceNo: string;
  /** The service that made the payment. Pivot's example: `54`. */
  serviceCode: string;
  /** For the merchant's proxy, which does not forward it to Pivot. */
  additionalInfo?: {
    /** The number of the link by whose `failedRedirectUrl` the customer came back. */
    returnedFrom?: string | undefined;
  };
}

/** `serviceCode` of a status inquiry: SNAP's number of the payment service. Pivot's example: `54`. */
export const PAYMENT_SERVICE_CODE = '54';

/**
 * Pivot's reply to Inquiry Payment Status: HTTP 200 with `responseCode` 2005500.
 *
 * Only `latestTransactionStatus` says how the payment stands. `paidTime` is present in Pivot's
 * example of a cancelled payment.
 *
 * @see Pivot's page "Inquiry Payment Status", response example.
 */
export interface StatusResponseBody {
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
  /** Pivot's own number of the transaction: SNAP's name for it, and that of other pages of Pivot. */
  originalReferenceNo?: string;
  referenceNo?: string;
  /** ISO 8601 with an offset. */
  paidTime?: string;
  /** SNAP's time of the transaction. */
  transactionDate?: string;
  transAmount?: SnapAmount;
  feeAmount?: SnapAmount;
  /** Added by the merchant's proxy. */
  additionalInfo?: {
    /** The order's amount, if the merchant has named it: another one is no payment of this order. */
    expectedAmount?: SnapAmount;
  };
}

/** What an inquiry said, and what tells its transaction from another of the same reference. */
export interface KnownStatus {
  latestTransactionStatus: string;
  /** Pivot's own number of the transaction, if the reply has one. */
  referenceNo?: string | undefined;
  /** A time of the transaction as the reply has it, if it has one. */
  time?: string | undefined;
  /** The number of the link by whose own `failedRedirectUrl` the customer had come back. */
  returnedFrom?: string | undefined;
}

/** Reads from a status reply how the payment stands, and which transaction that is about. */
export function toKnownStatus({
  latestTransactionStatus,
  originalReferenceNo,
  referenceNo,
  paidTime,
  transactionDate,
}: {
  latestTransactionStatus: string;
  originalReferenceNo?: unknown;
  referenceNo?: unknown;
  paidTime?: unknown;
  transactionDate?: unknown;
}): KnownStatus {
  return {
    latestTransactionStatus,
    referenceNo: readText(originalReferenceNo) ?? readText(referenceNo),
    time: readText(paidTime) ?? readText(transactionDate),
  };
}

/**
 * Finds the first thing that is wrong with an Inquiry Payment Status body.
 *
 * @see Pivot's page "Inquiry Payment Status".
 */
export function validateStatusRequest(body: unknown): FieldIssue | undefined {
  const { originalPartnerReferenceNo, serviceCode } = isRecord(body) ? body : {};
  return (
    validateString(
      'originalPartnerReferenceNo',
      originalPartnerReferenceNo,
      LIMITS.partnerReferenceNo,
    ) ?? validateString('serviceCode', serviceCode, 2)
  );
}

/**
 * Whether another link may be made for a payment whose link has ended: only when nothing was paid
 * and nothing is on its way. `01` (initiated) without a living link came to nothing; `02` and `03`
 * (paying, pending) and unknown codes may still succeed.
 */
export function mayPayAgain({
  latestTransactionStatus,
}: {
  latestTransactionStatus: string;
}): boolean {
  switch (toStatusOutcome(latestTransactionStatus)) {
    case 'not-found':
    case 'cancelled':
    case 'failed':
      return true;
    case 'pending':
      return latestTransactionStatus === '01';
    case 'paid':
    case 'refunded':
      return false;
  }
}

/**
 * Whether an inquiry was refused because Pivot knows no such transaction (404ss01), which says the
 * same as status `07`: nothing was paid. The refusal of a token call says nothing about a payment.
 */
export function isTransactionNotFound(responseCode: string | undefined): boolean {
  return responseCode === `404${SERVICE_CODES.status}01`;
}

/** Whether an inquiry was refused because the payment link has ended (403ss00). */
export function isTransactionExpired(responseCode: string | undefined): boolean {
  return responseCode === `403${SERVICE_CODES.status}00`;
}

/**
 * Whether a status reply is about the payment that was asked about. Pivot's table and SNAP name the
 * field differently; a reply may leave it out. A JSON number counts only if its digits are exactly
 * the reference.
 */
export function isAboutPayment(
  reply: Record<string, unknown>,
  partnerReferenceNo: string,
): boolean {
  return ['originalPartnerReferenceNo', 'originalPartnerReferenceCode'].every((name) => {
    const answered = reply[name] ?? '';
    return answered === '' || readText(answered) === partnerReferenceNo;
  });
}

/**
 * What came of a payment. Pivot's webview lets a customer pay any amount, so `00` alone does not mean
 * that this order is paid: with another amount than expected, or without one, it is a `mismatch`.
 *
 * @param expected The order's amount, if the merchant has named it.
 */
export function toOutcome(
  latestTransactionStatus: string,
  amount: SnapAmount | undefined,
  expected: SnapAmount | undefined,
): ReturnType<typeof toStatusOutcome> | 'mismatch' {
  const outcome = toStatusOutcome(latestTransactionStatus);
  const isOther =
    expected !== undefined && (amount === undefined || !isSameAmount(amount, expected));
  return outcome === 'paid' && isOther ? 'mismatch' : outcome;
}

/**
 * SNAP's `latestTransactionStatus` in a word. A code that SNAP does not list counts as `pending`:
 * never as paid, and never as a reason to pay again.
 */
export function toStatusOutcome(
  latestTransactionStatus: string,
): (typeof TRANSACTION_STATUS)[keyof typeof TRANSACTION_STATUS] {
  return isListed(latestTransactionStatus)
    ? TRANSACTION_STATUS[latestTransactionStatus]
    : 'pending';
}

function isListed(code: string): code is keyof typeof TRANSACTION_STATUS {
  return Object.hasOwn(TRANSACTION_STATUS, code);
}

/**
 * SNAP's `latestTransactionStatus` in words. Pivot publishes no list; a code that is
 * not here is unknown and must never count as paid.
 *
 * @see ASPI, SNAP transaction status list.
 */
export const TRANSACTION_STATUS = {
  '00': 'paid',
  '01': 'pending',
  '02': 'pending',
  '03': 'pending',
  '04': 'refunded',
  '05': 'cancelled',
  '06': 'failed',
  '07': 'not-found',
} as const;

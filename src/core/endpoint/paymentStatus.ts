import { readAmount } from '../../snap/amount.ts';
import type { SnapAmount } from '../../snap/fields.ts';
import { isRecord } from '../../snap/parse.ts';
import {
  validateStatusRequest,
  isAboutPayment,
  isTransactionExpired,
  isTransactionNotFound,
  type KnownStatus,
  PAYMENT_SERVICE_CODE,
  toKnownStatus,
  toOutcome,
} from '../../snap/status.ts';
import { callEndpoint, joinPath, type SuccessfulResponse } from './callEndpoint.ts';
import { QrisError } from './errors.ts';
import type { EndpointOptions } from './QrisConfig.ts';

/** How a payment stands, by Pivot's own word. */
export interface PaymentStatus extends KnownStatus {
  partnerReferenceNo: string;
  /**
   * In words; a code that SNAP does not list counts as `pending`, and a payment of another amount
   * than the merchant expects is a `mismatch`.
   */
  outcome: ReturnType<typeof toOutcome>;
  /** SNAP's two digits as they came. */
  latestTransactionStatus: string;
  /** What was paid, if the reply has it. */
  amount: SnapAmount | undefined;
  /** When it was paid, ISO 8601 with an offset; only if the outcome is `paid`. */
  paidTime: string | undefined;
  /** Pivot itself calls the link ended (403ss00), however long it was to live. */
  hasLinkEnded?: boolean | undefined;
}

/**
 * Asks the merchant's endpoint how a payment stands.
 *
 * @param returnedFrom the number of the link by whose `failedRedirectUrl` the customer came back, if any.
 * @throws QrisError `invalid_input` before anything is sent; else as `callEndpoint` does.
 * @see Pivot's page "Inquiry Payment Status".
 */
export async function inquirePaymentStatus(
  partnerReferenceNo: string,
  options: EndpointOptions,
  signal: AbortSignal,
  returnedFrom?: string,
): Promise<PaymentStatus> {
  const body = {
    originalPartnerReferenceNo: partnerReferenceNo,
    serviceCode: PAYMENT_SERVICE_CODE,
    ...(returnedFrom !== undefined && { additionalInfo: { returnedFrom } }),
  };
  const fault = validateStatusRequest(body);
  if (fault !== undefined) throw new QrisError('invalid_input', fault.message);
  const { endpoint } = options;
  const target = typeof endpoint === 'string' ? joinPath(endpoint, 'status') : endpoint.status;
  try {
    const reply = await callEndpoint(target, body, options, signal);
    return { ...readPaymentStatus(reply, partnerReferenceNo), returnedFrom };
  } catch (error) {
    if (!(error instanceof QrisError)) throw error;
    const hasLinkEnded = isTransactionExpired(error.responseCode);
    if (!hasLinkEnded && !isTransactionNotFound(error.responseCode)) throw error;
    return {
      partnerReferenceNo,
      outcome: 'not-found',
      latestTransactionStatus: '07',
      amount: undefined,
      paidTime: undefined,
      hasLinkEnded,
    };
  }
}

const NO_AMOUNT: SnapAmount = { value: '', currency: '' };

/**
 * Reads Pivot's reply to Inquiry Payment Status. Only `latestTransactionStatus` decides, and only
 * for the reference that was asked about.
 *
 * @throws QrisError `bad_reply`.
 * @see Pivot's page "Inquiry Payment Status".
 */
function readPaymentStatus(reply: SuccessfulResponse, partnerReferenceNo: string): PaymentStatus {
  if (!isAboutPayment(reply, partnerReferenceNo)) {
    throw new QrisError('bad_reply', 'The reply is not about the reference asked about.');
  }
  const { latestTransactionStatus, paidTime, transAmount, additionalInfo } = reply;
  if (typeof latestTransactionStatus !== 'string') {
    throw new QrisError('bad_reply', 'The reply has no latestTransactionStatus.');
  }
  const amount = readAmount(transAmount);
  const named = isRecord(additionalInfo) ? additionalInfo['expectedAmount'] : undefined;
  // An amount that cannot be read is not the one that was paid.
  const expected = named === undefined ? undefined : (readAmount(named) ?? NO_AMOUNT);
  const outcome = toOutcome(latestTransactionStatus, amount, expected);
  return {
    ...toKnownStatus({ ...reply, latestTransactionStatus }),
    partnerReferenceNo,
    outcome,
    amount,
    // Pivot's example of a cancelled payment has a paidTime too.
    paidTime: outcome === 'paid' && typeof paidTime === 'string' ? paidTime : undefined,
  };
}

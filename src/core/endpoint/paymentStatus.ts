import { readAmount } from '../../snap/amount.ts';
import type { SnapAmount } from '../../snap/fields.ts';
import {
  findStatusFault,
  outcomeOf,
  type TRANSACTION_STATUS,
  PAYMENT_SERVICE_CODE,
  isAboutPayment,
  isTransactionExpired,
  isTransactionNotFound,
} from '../../snap/status.ts';
import { journeyMemory } from '../payment/journeyStorage.ts';
import { serverClock } from '../time/serverClock.ts';
import {
  callEndpoint,
  type EndpointOptions,
  joinPath,
  type SuccessfulReply,
} from './callEndpoint.ts';
import { QrisError } from './errors.ts';

/** How a payment stands, by Pivot's own word. */
export interface PaymentStatus {
  partnerReferenceNo: string;
  /** In words; a code that SNAP does not list counts as `pending`. */
  outcome: (typeof TRANSACTION_STATUS)[keyof typeof TRANSACTION_STATUS];
  /** SNAP's two digits as they came. */
  latestTransactionStatus: string;
  /** What was paid, where the reply has it. */
  amount: SnapAmount | undefined;
  /** When it was paid, ISO 8601 with an offset; only where the outcome is `paid`. */
  paidTime: string | undefined;
}

/**
 * Asks the merchant's endpoint how a payment stands.
 *
 * @throws QrisError `invalid_input` before anything is sent; else as `callEndpoint` does.
 * @see Pivot's page "Inquiry Payment Status".
 */
export async function inquirePaymentStatus(
  partnerReferenceNo: string,
  options: EndpointOptions,
  signal: AbortSignal,
): Promise<PaymentStatus> {
  const body = {
    originalPartnerReferenceNo: partnerReferenceNo,
    serviceCode: options.serviceCode ?? PAYMENT_SERVICE_CODE,
  };
  const fault = findStatusFault(body);
  if (fault !== undefined) throw new QrisError('invalid_input', fault.message);
  const { endpoint } = options;
  const target = typeof endpoint === 'string' ? joinPath(endpoint, 'status') : endpoint.status;
  try {
    return readPaymentStatus(await callEndpoint(target, body, options, signal), partnerReferenceNo);
  } catch (error) {
    if (!(error instanceof QrisError)) throw error;
    const hasEnded = isTransactionExpired(error.responseCode);
    if (!hasEnded && !isTransactionNotFound(error.responseCode)) throw error;
    // Pivot itself calls the link ended, however long it was to live.
    if (hasEnded && journeyMemory.recall(partnerReferenceNo) !== undefined) {
      journeyMemory.remember(partnerReferenceNo, { expiresAt: serverClock.now() });
    }
    return {
      partnerReferenceNo,
      outcome: 'not_found',
      latestTransactionStatus: '07',
      amount: undefined,
      paidTime: undefined,
    };
  }
}

/**
 * Reads Pivot's reply to Inquiry Payment Status. Only `latestTransactionStatus` decides, and only
 * for the reference that was asked about.
 *
 * @throws QrisError `bad_reply`.
 * @see Pivot's page "Inquiry Payment Status".
 */
function readPaymentStatus(reply: SuccessfulReply, partnerReferenceNo: string): PaymentStatus {
  if (!isAboutPayment(reply, partnerReferenceNo)) {
    throw new QrisError('bad_reply', 'The reply is not about the reference asked about.');
  }
  const { latestTransactionStatus, paidTime, transAmount } = reply;
  if (typeof latestTransactionStatus !== 'string') {
    throw new QrisError('bad_reply', 'The reply has no latestTransactionStatus.');
  }
  const outcome = outcomeOf(latestTransactionStatus);
  return {
    partnerReferenceNo,
    outcome,
    latestTransactionStatus,
    amount: readAmount(transAmount),
    // Pivot's example of a cancelled payment has a paidTime too.
    paidTime: outcome === 'paid' && typeof paidTime === 'string' ? paidTime : undefined,
  };
}

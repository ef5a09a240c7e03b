import { findStatusFault } from '../snap/status.ts';
import { callEndpoint } from './callEndpoint.ts';
import type { EndpointOptions } from './EndpointOptions.ts';
import { joinPath } from './joinPath.ts';
import { journeyMemory } from './journeyMemory.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import { QrisError } from './QrisError.ts';
import { readPaymentStatus } from './readPaymentStatus.ts';
import { serverClock } from './serverClock.ts';

/** SNAP's case 404ss01. */
const NOT_FOUND = /^404\d\d01$/;

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
    serviceCode: options.serviceCode ?? '54',
  };
  const fault = findStatusFault(body);
  if (fault !== undefined) throw new QrisError('invalid_input', fault.message);
  const { endpoint } = options;
  const target = typeof endpoint === 'string' ? joinPath(endpoint, 'status') : endpoint.status;
  try {
    return readPaymentStatus(await callEndpoint(target, body, options, signal), partnerReferenceNo);
  } catch (error) {
    if (!(error instanceof QrisError)) throw error;
    const hasEnded = error.code === 'link_expired';
    // "Transaction not found" says the same as the status of that name: nobody has paid.
    if (!hasEnded && !NOT_FOUND.test(error.responseCode ?? '')) throw error;
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

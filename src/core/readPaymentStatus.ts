import type { SnapAmount } from '../snap/fields.ts';
import { isRecord } from '../snap/parse.ts';
import { outcomeOf } from '../snap/status.ts';
import type { SuccessfulReply } from './callEndpoint.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import { QrisError } from './QrisError.ts';

/**
 * Reads Pivot's reply to Inquiry Payment Status. Only `latestTransactionStatus` decides, and only
 * for the reference that was asked about.
 *
 * @throws QrisError `bad_reply`.
 * @see Pivot's page "Inquiry Payment Status".
 */
export function readPaymentStatus(
  reply: SuccessfulReply,
  partnerReferenceNo: string,
): PaymentStatus {
  // Pivot's table and SNAP name the field differently; a reply may leave it out.
  for (const name of ['originalPartnerReferenceNo', 'originalPartnerReferenceCode']) {
    const answered = reply[name];
    if (answered !== undefined && answered !== '' && answered !== partnerReferenceNo) {
      throw new QrisError('bad_reply', `The reply's ${name} is not the reference asked about.`);
    }
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

function readAmount(amount: unknown): SnapAmount | undefined {
  if (!isRecord(amount)) return undefined;
  const { value, currency } = amount;
  return typeof value === 'string' && typeof currency === 'string' && /^\d+(\.\d+)?$/.test(value)
    ? { value, currency }
    : undefined;
}

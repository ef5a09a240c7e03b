import { PATHS, SERVICE_CODES } from '../../snap/services.ts';
import { isTransactionExpired, outcomeOf, type StatusReplyBody } from '../../snap/status.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import type { PaymentGrant } from '../proxy/resolvedPayment.ts';
import { readStatusReply } from './bodies.ts';
import type { PaymentRecords } from './paymentRecords.ts';
import { readSuccess } from './readReply.ts';
import type { CustomerCall } from './signedRequest.ts';

/** @throws SnapRefusal */
export type StatusCall = (grant: PaymentGrant, deadline?: number) => Promise<StatusReplyBody>;

/**
 * Asks Pivot how a payment stands. When it is final, its link is not handed out again.
 *
 * @see Pivot's page "Inquiry Payment Status".
 */
export function createStatusCall(
  { statusServiceCode, timeoutMs }: PivotSettings,
  records: PaymentRecords,
  call: CustomerCall,
): StatusCall {
  return async (grant, deadline = Date.now() + timeoutMs) => {
    const { partnerReferenceNo } = grant;
    const askedAt = Date.now();
    const answer = await call(
      {
        operation: 'status',
        serviceCode: SERVICE_CODES.status,
        path: PATHS.status,
        body: JSON.stringify({
          originalPartnerReferenceNo: partnerReferenceNo,
          serviceCode: statusServiceCode,
        }),
      },
      grant,
      deadline,
    );
    if (isTransactionExpired(answer.responseCode)) await endLink(grant, askedAt);
    const reply = readSuccess(
      answer,
      (body) => readStatusReply(body, partnerReferenceNo),
      'has no latestTransactionStatus, or is about another reference',
    );
    const outcome = outcomeOf(reply.latestTransactionStatus);
    if (outcome !== 'pending' && outcome !== 'not_found') await endLink(grant, askedAt);
    return reply;
  };

  async function endLink(grant: PaymentGrant, before: number): Promise<void> {
    const key = records.keyOf(grant);
    const record = await records.read(key);
    // A link made since the question was asked is not the one it was about.
    if (record?.link !== undefined && record.askedAt < before) {
      await records.write(key, { askedAt: record.askedAt });
    }
  }
}

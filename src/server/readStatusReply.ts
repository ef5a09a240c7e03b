import { isRecord } from '../wire/isRecord.ts';
import type { SnapAmount } from '../wire/SnapAmount.ts';
import type { StatusReplyBody } from '../wire/StatusReplyBody.ts';

const TEXTS = [
  'originalPartnerReferenceNo',
  'originalPartnerReferenceCode',
  'serviceCode',
  'transactionStatusDesc',
  'paidTime',
] as const;

/**
 * Takes the documented fields out of a successful reply to Inquiry Payment Status, and nothing else.
 *
 * @returns undefined where the status is missing, or the reply is about another reference.
 * @see Pivot's page "Inquiry Payment Status", response example.
 */
export function readStatusReply(
  body: Record<string, unknown>,
  partnerReferenceNo: string,
): StatusReplyBody | undefined {
  const { responseCode, responseMessage, latestTransactionStatus, transAmount, feeAmount } = body;
  if (typeof responseCode !== 'string' || typeof latestTransactionStatus !== 'string') {
    return undefined;
  }
  const reply: StatusReplyBody = {
    responseCode,
    responseMessage: typeof responseMessage === 'string' ? responseMessage : '',
    latestTransactionStatus,
  };
  for (const name of TEXTS) {
    const text = body[name];
    if (typeof text === 'string') reply[name] = text;
  }
  for (const answered of [reply.originalPartnerReferenceNo, reply.originalPartnerReferenceCode]) {
    if (answered && answered !== partnerReferenceNo) return undefined;
  }
  const [transaction, fee] = [readAmount(transAmount), readAmount(feeAmount)];
  if (transaction !== undefined) reply.transAmount = transaction;
  if (fee !== undefined) reply.feeAmount = fee;
  return reply;
}

function readAmount(amount: unknown): SnapAmount | undefined {
  const { value, currency } = isRecord(amount) ? amount : {};
  return typeof value === 'string' && typeof currency === 'string'
    ? { value, currency }
    : undefined;
}

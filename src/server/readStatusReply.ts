import type { SnapAmount } from '../snap/fields.ts';
import type { StatusReplyBody } from '../snap/status.ts';
import { pickTexts } from './pickTexts.ts';

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
  const {
    responseCode = '',
    responseMessage = '',
    latestTransactionStatus,
    ...others
  } = pickTexts(body, [
    'responseCode',
    'responseMessage',
    'latestTransactionStatus',
    'originalPartnerReferenceNo',
    'originalPartnerReferenceCode',
    'serviceCode',
    'transactionStatusDesc',
    'paidTime',
  ]);
  const { originalPartnerReferenceNo: no, originalPartnerReferenceCode: code } = others;
  const isOther = [no, code].some((answered) => answered && answered !== partnerReferenceNo);
  if (latestTransactionStatus === undefined || isOther) return undefined;
  return {
    responseCode,
    responseMessage,
    latestTransactionStatus,
    ...others,
    ...readAmount('transAmount', body),
    ...readAmount('feeAmount', body),
  };
}

function readAmount<Name extends string>(
  name: Name,
  body: Record<string, unknown>,
): { [Field in Name]?: SnapAmount } {
  const { value, currency } = pickTexts(body[name], ['value', 'currency']);
  const amount: { [Field in Name]?: SnapAmount } = {};
  if (value !== undefined && currency !== undefined) amount[name] = { value, currency };
  return amount;
}

import type { ApplyOttReplyBody } from '../../snap/applyOtt.ts';
import type { SnapAmount } from '../../snap/fields.ts';
import { isRecord } from '../../snap/parse.ts';
import type { StatusReplyBody } from '../../snap/status.ts';
import type { PivotSettings } from '../pivotSettings.ts';

/** What an Apply OTT is made of, checked. */
export interface ApplyOttRequest {
  partnerReferenceNo: string;
  redirectUrl: string;
  failedRedirectUrl?: string | undefined;
  mode?: string | undefined;
}

/**
 * Writes the body of Apply OTT: the known fields only, under the names that the option chooses.
 *
 * @see Reference page, "Request Body" (`redirectUrl`) and its table (`redirectionUrl`).
 */
export function writeApplyOttBody(
  { partnerReferenceNo, redirectUrl, failedRedirectUrl, mode }: ApplyOttRequest,
  names: PivotSettings['redirectFieldNames'],
): string {
  return JSON.stringify({
    userResources: ['OTT'],
    additionalInfo: {
      partnerReferenceNo,
      mode,
      ...(names !== 'redirection' && { redirectUrl, failedRedirectUrl }),
      ...(names !== 'redirect' && {
        redirectionUrl: redirectUrl,
        failedRedirectionUrl: failedRedirectUrl,
      }),
    },
  });
}

/** Far above the documented 512: a bound against abuse. */
const LONGEST_URL = 4096;

/**
 * Takes the documented fields out of a successful reply to Apply OTT, and nothing else.
 *
 * @returns undefined where the link or its end is missing.
 * @see Reference page, "Response Body".
 */
export function readApplyOttReply(body: Record<string, unknown>): ApplyOttReplyBody | undefined {
  const { responseCode = '', responseMessage = '' } = pickTexts(body, [
    'responseCode',
    'responseMessage',
  ]);
  const { paymentUrl = '', urlExpiry } = pickTexts(body['additionalInfo'], [
    'paymentUrl',
    'urlExpiry',
  ]);
  if (paymentUrl.length > LONGEST_URL || !URL.canParse(paymentUrl) || urlExpiry === undefined) {
    return undefined;
  }
  return {
    responseCode,
    responseMessage,
    // Pivot's table types the list as an object, its example has an array.
    userResources: [body['userResources']].flat().flatMap((resource) => {
      const { resourceType, value } = pickTexts(resource, ['resourceType', 'value']);
      return resourceType !== undefined && value !== undefined ? [{ resourceType, value }] : [];
    }),
    additionalInfo: { paymentUrl, urlExpiry },
  };
}

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
    'originalReferenceNo',
    'referenceNo',
    'paidTime',
    'transactionDate',
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

/** Takes the named fields that are texts out of a value from outside, and nothing else. */
export function pickTexts<Name extends string>(
  value: unknown,
  names: readonly Name[],
): { [Field in Name]?: string } {
  const picked: { [Field in Name]?: string } = {};
  for (const name of names) {
    const text = isRecord(value) ? value[name] : undefined;
    if (typeof text === 'string') picked[name] = text;
  }
  return picked;
}

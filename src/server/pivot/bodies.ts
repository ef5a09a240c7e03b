import type { ApplyOttResponseBody } from '../../snap/applyOtt.ts';
import { readAmount } from '../../snap/amount.ts';
import { isRecord, readText } from '../../snap/parse.ts';
import { isAboutPayment, type StatusResponseBody } from '../../snap/status.ts';
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
 * @returns undefined if the link or its end is missing.
 * @see Reference page, "Response Body".
 */
export function readApplyOttResponse(
  body: Record<string, unknown>,
): ApplyOttResponseBody | undefined {
  const { responseCode = '', responseMessage = '' } = pickStrings(body, [
    'responseCode',
    'responseMessage',
  ]);
  const { paymentUrl = '', urlExpiry } = pickStrings(body['additionalInfo'], [
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
      const { resourceType, value } = pickStrings(resource, ['resourceType', 'value']);
      return resourceType !== undefined && value !== undefined ? [{ resourceType, value }] : [];
    }),
    additionalInfo: { paymentUrl, urlExpiry },
  };
}

/**
 * Takes the documented fields out of a successful reply to Inquiry Payment Status, and nothing else.
 *
 * @returns undefined if the status is missing, or the reply is about another reference.
 * @see Pivot's page "Inquiry Payment Status", response example.
 */
export function readStatusResponse(
  body: Record<string, unknown>,
  partnerReferenceNo: string,
): StatusResponseBody | undefined {
  const {
    responseCode = '',
    responseMessage = '',
    latestTransactionStatus,
    ...others
  } = pickStrings(body, [
    'responseCode',
    'responseMessage',
    'latestTransactionStatus',
    'serviceCode',
    'transactionStatusDesc',
    'originalReferenceNo',
    'referenceNo',
    'paidTime',
    'transactionDate',
  ]);
  if (latestTransactionStatus === undefined || !isAboutPayment(body, partnerReferenceNo)) {
    return undefined;
  }
  const transAmount = readAmount(body['transAmount']);
  const feeAmount = readAmount(body['feeAmount']);
  return {
    responseCode,
    responseMessage,
    latestTransactionStatus,
    ...others,
    ...pickIdentifiers(body, [
      'originalPartnerReferenceNo',
      'originalPartnerReferenceCode',
      'originalReferenceNo',
      'referenceNo',
    ]),
    ...(transAmount && { transAmount }),
    ...(feeAmount && { feeAmount }),
  };
}

/** Takes the named fields that are strings, or numbers instead of strings of digits. */
function pickIdentifiers<Name extends string>(
  body: Record<string, unknown>,
  names: readonly Name[],
): { [Field in Name]?: string } {
  const picked: { [Field in Name]?: string } = {};
  for (const name of names) {
    const text = readText(body[name]);
    if (text !== undefined) picked[name] = text;
  }
  return picked;
}

/** Takes the named fields that are texts out of a value from outside, and nothing else. */
export function pickStrings<Name extends string>(
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

import type { ApplyOttReplyBody } from '../snap/applyOtt.ts';
import { pickTexts } from './pickTexts.ts';

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

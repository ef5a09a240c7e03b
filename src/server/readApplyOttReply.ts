import type { ApplyOttReplyBody } from '../wire/ApplyOttReplyBody.ts';
import { isRecord } from '../wire/isRecord.ts';

/** Far above the documented 512: a bound against abuse. */
const LONGEST_URL = 4096;

/**
 * Takes the documented fields out of a successful reply to Apply OTT, and nothing else.
 *
 * @returns undefined where the link or its end is missing.
 * @see Reference page, "Response Body".
 */
export function readApplyOttReply(
  body: Record<string, unknown> | undefined,
): ApplyOttReplyBody | undefined {
  const { responseCode, responseMessage, userResources, additionalInfo } = body ?? {};
  const { paymentUrl, urlExpiry } = isRecord(additionalInfo) ? additionalInfo : {};
  if (
    typeof responseCode !== 'string' ||
    typeof paymentUrl !== 'string' ||
    paymentUrl.length > LONGEST_URL ||
    !URL.canParse(paymentUrl) ||
    typeof urlExpiry !== 'string'
  ) {
    return undefined;
  }
  return {
    responseCode,
    responseMessage: typeof responseMessage === 'string' ? responseMessage : '',
    userResources: readResources(userResources),
    additionalInfo: { paymentUrl, urlExpiry },
  };
}

/** Pivot's table types the list as an object, its example has an array. */
function readResources(userResources: unknown): { resourceType: string; value: string }[] {
  const resources: unknown[] = Array.isArray(userResources) ? userResources : [userResources];
  return resources.flatMap((resource) => {
    const { resourceType, value } = isRecord(resource) ? resource : {};
    return typeof resourceType === 'string' && typeof value === 'string'
      ? [{ resourceType, value }]
      : [];
  });
}

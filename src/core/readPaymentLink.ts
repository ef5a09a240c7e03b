import { readDeadline } from '../snap/applyOtt.ts';
import { isRecord } from '../snap/parse.ts';
import type { AllowedLinks } from './AllowedLinks.ts';
import type { SuccessfulReply } from './callEndpoint.ts';
import { checkPaymentUrl } from './checkPaymentUrl.ts';
import type { PaymentLink } from './PaymentLink.ts';
import { QrisError } from './QrisError.ts';

/**
 * Reads the link out of Pivot's reply to Apply OTT.
 *
 * @throws QrisError `bad_reply` naming the field that is missing; `unsafe_url`.
 * @see Reference page, "Response Body".
 */
export function readPaymentLink(
  reply: SuccessfulReply,
  partnerReferenceNo: string,
  allowed: AllowedLinks,
): PaymentLink {
  const { additionalInfo, userResources, responseCode } = reply;
  const paymentUrl = isRecord(additionalInfo) ? additionalInfo['paymentUrl'] : undefined;
  if (typeof paymentUrl !== 'string' || paymentUrl === '') {
    throw new QrisError('bad_reply', 'The reply has no additionalInfo.paymentUrl.', {
      responseCode,
    });
  }
  checkPaymentUrl(paymentUrl, allowed);
  return {
    paymentUrl,
    expiresAt: readDeadline(additionalInfo, paymentUrl),
    ott: readOtt(userResources),
    partnerReferenceNo,
    responseCode,
  };
}

/** Pivot's table types the list as an object, its example has an array. */
function readOtt(userResources: unknown): string | undefined {
  const resources: unknown[] = Array.isArray(userResources) ? userResources : [userResources];
  for (const resource of resources) {
    if (isRecord(resource) && typeof resource['value'] === 'string') return resource['value'];
  }
  return undefined;
}

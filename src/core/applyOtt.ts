import { type ApplyOttRequestBody, findPaymentFault } from '../snap/applyOtt.ts';
import type { AllowedLinks } from './AllowedLinks.ts';
import { callEndpoint } from './callEndpoint.ts';
import type { EndpointOptions } from './EndpointOptions.ts';
import { joinPath } from './joinPath.ts';
import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentRequest } from './PaymentRequest.ts';
import { QrisError } from './QrisError.ts';
import { readPaymentLink } from './readPaymentLink.ts';

/**
 * Asks the merchant's endpoint for a payment link.
 *
 * @throws QrisError `invalid_input` before anything is sent; `unsafe_url` for a link that must not
 * be opened; else as `callEndpoint` does.
 * @see Reference page, "Request Body".
 */
export async function applyOtt(
  request: PaymentRequest,
  options: EndpointOptions & AllowedLinks,
  signal: AbortSignal,
): Promise<PaymentLink> {
  const { partnerReferenceNo, redirectUrl, failedRedirectUrl = redirectUrl, mode } = request;
  const body: ApplyOttRequestBody = {
    userResources: ['OTT'],
    additionalInfo: { partnerReferenceNo, mode, redirectUrl, failedRedirectUrl },
  };
  const fault = findPaymentFault(body.additionalInfo);
  if (fault !== undefined) throw new QrisError('invalid_input', fault.message);
  const { endpoint } = options;
  const target = typeof endpoint === 'string' ? joinPath(endpoint, 'apply-ott') : endpoint.applyOtt;
  return readPaymentLink(
    await callEndpoint(target, body, options, signal),
    partnerReferenceNo,
    options,
  );
}

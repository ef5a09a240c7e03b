import { applyOtt, type PaymentLink, type PaymentRequest } from '../endpoint/applyOtt.ts';
import type { QrisConfig } from '../endpoint/QrisConfig.ts';
import { createLinkNumber, journeyStorage } from './journeyStorage.ts';
import { returnUrl } from './returnUrl.ts';

/** A payment link, and the number that its return URLs carry. */
export interface NumberedLink {
  link: PaymentLink;
  number: string;
}

/**
 * Requests a link whose return URLs name it, and which this tab recognizes when the customer returns.
 *
 * @param onSent called once the request is on its way.
 * @throws QrisError as `applyOtt` and `returnUrl` do.
 */
export async function requestLink(
  config: QrisConfig,
  request: PaymentRequest,
  signal: AbortSignal,
  onSent: () => void = () => {},
): Promise<NumberedLink> {
  const { partnerReferenceNo, redirectUrl, failedRedirectUrl = redirectUrl, mode } = request;
  const number = createLinkNumber();
  const numbered = {
    partnerReferenceNo,
    redirectUrl: returnUrl('redirectUrl', redirectUrl, number, partnerReferenceNo),
    failedRedirectUrl: returnUrl(
      'failedRedirectUrl',
      failedRedirectUrl,
      number,
      partnerReferenceNo,
    ),
    mode,
  };
  onSent();
  const asking = applyOtt(numbered, config, signal);
  const journey =
    journeyStorage.load(partnerReferenceNo) ?? journeyStorage.create(partnerReferenceNo);
  journeyStorage.save({ ...journey, numbers: [...journey.numbers, number] });
  return { link: await asking, number };
}

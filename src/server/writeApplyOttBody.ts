import type { PivotSettings } from './PivotSettings.ts';

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

import { type FieldIssue, validateString, validateUrl, LIMITS } from './fields.ts';
import { isRecord } from './parse.ts';
import { parseTimestamp } from './timestamp.ts';

/**
 * The body of Pivot's "QRIS Payment Link - Apply OTT" call, as its example has it.
 *
 * The page's table lists `partnerReferenceNo`, the URLs and `mode` flat and calls the URLs
 * `redirectionUrl` / `failedRedirectionUrl`; the examples of four pages agree on this form.
 *
 * @see Reference page, "Request Body" and "Request Parameter Detail".
 */
export interface ApplyOttRequestBody {
  userResources: ['OTT'];
  additionalInfo: {
    /** The merchant's unique reference of the transaction; 1 to 64 characters. */
    partnerReferenceNo: string;
    /** Where the customer comes back to after a payment; http(s), at most 255 characters. */
    redirectUrl: string;
    /** Where the customer comes back to after a failure or a cancellation; as `redirectUrl`. */
    failedRedirectUrl?: string | undefined;
    /** `JIT`: the wallet is funded only at the moment of payment. At most 10 characters. */
    mode?: 'JIT' | (string & {}) | undefined;
  };
}

/**
 * Pivot's reply to Apply OTT: HTTP 200 with `responseCode` 2004900.
 *
 * @see Reference page, "Response Body" and "Response Parameter Detail".
 */
export interface ApplyOttResponseBody {
  /** Seven digits: HTTP status (3), service (2), case (2). */
  responseCode: string;
  responseMessage: string;
  /** `value` is the one-time token's id, at most 64 characters. */
  userResources?: { resourceType: string; value: string }[];
  additionalInfo: {
    /** The one-time link to the webview. It pays: treat it as a secret. */
    paymentUrl: string;
    /** ISO 8601 with an offset; Pivot sends 6 or 9 fraction digits. */
    urlExpiry: string;
  };
}

/**
 * Finds the first thing that is wrong with an Apply OTT body, by the limits of the reference page.
 *
 * @see Reference page, "Request Parameter Detail".
 */
export function validateApplyOtt(body: unknown): FieldIssue | undefined {
  const { userResources, additionalInfo } = isRecord(body) ? body : {};
  if (userResources === undefined) {
    return { caseCode: '02', message: 'userResources is missing.' };
  }
  if (!Array.isArray(userResources) || userResources.length !== 1 || userResources[0] !== 'OTT') {
    return { caseCode: '01', message: 'userResources must be ["OTT"].' };
  }
  if (!isRecord(additionalInfo)) {
    return { caseCode: '02', message: 'additionalInfo is missing.' };
  }
  return validatePayment(additionalInfo);
}

/**
 * Finds the first thing that is wrong with the `additionalInfo` of an Apply OTT body.
 *
 * @see Reference page, "Request Parameter Detail".
 */
export function validatePayment(additionalInfo: {
  partnerReferenceNo?: unknown;
  redirectUrl?: unknown;
  failedRedirectUrl?: unknown;
  mode?: unknown;
}): FieldIssue | undefined {
  const { partnerReferenceNo, redirectUrl, failedRedirectUrl, mode } = additionalInfo;
  return (
    validateString('partnerReferenceNo', partnerReferenceNo, LIMITS.partnerReferenceNo) ??
    validateUrl('redirectUrl', redirectUrl) ??
    (failedRedirectUrl === undefined
      ? undefined
      : validateUrl('failedRedirectUrl', failedRedirectUrl)) ??
    (mode === undefined ? undefined : validateString('mode', mode, LIMITS.mode))
  );
}

/** How long a payment link lives, in ms, where a reply does not say. */
export const LINK_LIFE_MS: number = 15 * 60 * 1000;
/** No link lives longer than this, whatever a reply says, in ms. */
const MAX_LINK_LIFE_MS = 60 * 60 * 1000;

/** Apply OTT's own name first, then those of Pivot's other pages. */
const FIELDS = ['urlExpiry', 'urlExpiredAt', 'expiredAt', 'expiredIn'];

/**
 * When a payment link ends, in epoch ms of the server's clock: the first readable timestamp of the
 * reply's `additionalInfo` or the `exp` of the token in the link, whichever is earlier, and an hour
 * from now at the latest; undefined if the reply has neither. Of two ends, one that had passed before
 * the link came (written in another time zone, say) does not count: the link can still be paid.
 *
 * @param now The server's time when the reply came, in epoch ms.
 * @see Reference page, "Response Parameter Detail"; RFC 7519, section 4.1.4.
 */
export function readDeadline(
  additionalInfo: unknown,
  paymentUrl: string,
  now: number,
): number | undefined {
  const info = isRecord(additionalInfo) ? additionalInfo : {};
  const ends = [
    FIELDS.map((field) => parseTimestamp(info[field])).find((end) => end !== undefined),
    readTokenExpiry(paymentUrl),
  ].filter((end) => end !== undefined);
  if (ends.length === 0) return undefined;
  const ahead = ends.filter((end) => end > now);
  return Math.min(...(ahead.length > 0 ? ahead : ends), now + MAX_LINK_LIFE_MS);
}

/** A hint only: the token is signed with Pivot's secret, so it cannot be verified here. */
function readTokenExpiry(paymentUrl: string): number | undefined {
  try {
    const [, payload] = (new URL(paymentUrl).searchParams.get('token') ?? '').split('.');
    if (payload === undefined) return undefined;
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const exp = isRecord(claims) ? claims['exp'] : undefined;
    return typeof exp === 'number' && Number.isFinite(exp * 1000) ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

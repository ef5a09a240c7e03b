import {
  type ApplyOttRequestBody,
  validatePayment,
  LINK_LIFE_MS,
  readDeadline,
} from '../../snap/applyOtt.ts';
import { isRecord, parseUrl } from '../../snap/parse.ts';
import { serverClock } from '../time/serverClock.ts';
import { callEndpoint, joinPath, type SuccessfulResponse } from './callEndpoint.ts';
import { QrisError } from './errors.ts';
import type { AllowedLinks, QrisConfig } from './QrisConfig.ts';

/** What a payment link is asked for with. */
export interface PaymentRequest {
  /** The merchant's unique reference of the order; 1 to 64 characters. */
  partnerReferenceNo: string;
  /** Where the customer comes back to after paying; absolute http(s), at most 255 characters. */
  redirectUrl: string;
  /**
   * Where the customer comes back to otherwise.
   *
   * @default redirectUrl
   */
  failedRedirectUrl?: string | undefined;
  /** `JIT`: the wallet is funded only at the moment of payment. Default: not sent. */
  mode?: 'JIT' | (string & {}) | undefined;
}

/** A one-time link to Pivot's webview. */
export interface PaymentLink {
  /** Opens the webview, and pays: never log, store or share it. */
  paymentUrl: string;
  /**
   * When the link ends, in epoch ms of the server's clock. If the reply does not say, it is as long
   * as links live from now; it is never more than an hour ahead.
   */
  expiresAt: number;
  /** The one-time token's id (`userResources[0].value`), where the reply has it. */
  ott: string | undefined;
  partnerReferenceNo: string;
  /** SNAP's seven digits, for example `2004900`. */
  responseCode: string;
}

/**
 * Asks the merchant's endpoint for a payment link.
 *
 * @throws QrisError `invalid_input` before anything is sent; `unsafe_url` for a link that must not
 * be opened; else as `callEndpoint` does.
 * @see Reference page, "Request Body".
 */
export async function applyOtt(
  request: PaymentRequest,
  config: QrisConfig,
  signal: AbortSignal,
): Promise<PaymentLink> {
  const { partnerReferenceNo, redirectUrl, failedRedirectUrl = redirectUrl, mode } = request;
  const body: ApplyOttRequestBody = {
    userResources: ['OTT'],
    additionalInfo: { partnerReferenceNo, mode, redirectUrl, failedRedirectUrl },
  };
  const fault = validatePayment(body.additionalInfo);
  if (fault !== undefined) throw new QrisError('invalid_input', fault.message);
  const { endpoint } = config;
  const target = typeof endpoint === 'string' ? joinPath(endpoint, 'apply-ott') : endpoint.applyOtt;
  return readPaymentLink(
    await callEndpoint(target, body, config, signal),
    partnerReferenceNo,
    config,
  );
}

/**
 * Reads the link out of Pivot's reply to Apply OTT.
 *
 * @throws QrisError `bad_reply` naming the field that is missing; `unsafe_url`.
 * @see Reference page, "Response Body".
 */
function readPaymentLink(
  reply: SuccessfulResponse,
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
  const now = serverClock.now();
  return {
    paymentUrl,
    // An end that cannot be read is the usual one, not never.
    expiresAt: readDeadline(additionalInfo, paymentUrl, now) ?? now + LINK_LIFE_MS,
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

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const LONGEST_URL = 2048;

/**
 * Passes a link that is https on an allowed host, and refuses every other.
 *
 * @throws QrisError `unsafe_url`. The message names the host at most, never the link.
 */
function checkPaymentUrl(paymentUrl: string, allowed: AllowedLinks): void {
  const { allowedHosts, allowLocalhost = false } = allowed;
  const url = parseUrl(paymentUrl);
  // The origin as it stands in the text must be the origin as it is understood: that leaves out
  // credentials, escapes, other spellings of a host and everything else a parser forgives.
  if (
    url === undefined ||
    paymentUrl.length > LONGEST_URL ||
    /[\s\\]/.test(paymentUrl) ||
    !paymentUrl.startsWith(`${url.origin}/`)
  ) {
    throw new QrisError('unsafe_url', 'The payment link is not a plain https URL.');
  }
  const isAllowed =
    (url.protocol === 'https:' && Array.isArray(allowedHosts) && allowedHosts.includes(url.host)) ||
    (allowLocalhost && /^https?:$/.test(url.protocol) && LOCAL_HOSTS.includes(url.hostname));
  if (!isAllowed) {
    throw new QrisError(
      'unsafe_url',
      `The payment link leads to ${url.origin}, which is not allowed. ` +
        'List the host of your webview in allowedHosts; for the sandbox set allowLocalhost.',
    );
  }
}

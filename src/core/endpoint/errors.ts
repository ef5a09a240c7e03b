import { splitResponseCode } from '../../snap/responseCode.ts';

/**
 * Why a payment could not go on. Stable: switch on it.
 *
 * | code | meaning |
 * |---|---|
 * | `invalid_input` | the merchant's code passed something Pivot does not accept; nothing was sent |
 * | `offline` | the endpoint could not be reached, and the device says that it is offline |
 * | `network` | the endpoint could not be reached (down, blocked, or CORS) |
 * | `timeout` | no answer in time: the outcome is unknown, which is not a failure |
 * | `bad_reply` | the endpoint answered with something that is not Pivot's reply |
 * | `unsafe_url` | the link is not https on an allowed host; nothing was opened |
 * | `popup_blocked` | the browser opened no window, and the shop wants no redirect |
 * | `link_expired` | the link had ended before it could be used |
 * | `bad_request` | Pivot refused the request's form (400) |
 * | `unauthorized` | signature, credentials or session are not accepted (401) |
 * | `account_not_linked` | the customer's wallet is not linked, or no longer (401ss02, 401ss04) |
 * | `not_allowed` | the payment is not permitted (403, 405) |
 * | `account_blocked` | the customer's account is blocked, dormant or suspended (403) |
 * | `limit_exceeded` | a limit of the account or the merchant is reached (403) |
 * | `insufficient_balance` | the balance does not suffice (403ss14) |
 * | `not_found` | Pivot does not know what was asked for (404) |
 * | `conflict` | the request collided with another (409ss00) |
 * | `duplicate_reference` | this reference has been paid already (409ss01, 404ss14) |
 * | `rate_limited` | too many requests (429) |
 * | `unavailable` | the service is down for the moment (5xx) |
 */
export type QrisErrorCode =
  | 'invalid_input'
  | 'offline'
  | 'network'
  | 'timeout'
  | 'bad_reply'
  | 'unsafe_url'
  | 'popup_blocked'
  | 'link_expired'
  | 'bad_request'
  | 'unauthorized'
  | 'account_not_linked'
  | 'not_allowed'
  | 'account_blocked'
  | 'limit_exceeded'
  | 'insufficient_balance'
  | 'not_found'
  | 'conflict'
  | 'duplicate_reference'
  | 'rate_limited'
  | 'unavailable';

const RETRYABLE: ReadonlySet<QrisErrorCode> = new Set([
  'offline',
  'network',
  'timeout',
  'bad_reply',
  'popup_blocked',
  'link_expired',
  'conflict',
  'rate_limited',
  'unavailable',
]);

export interface QrisErrorDetails {
  /** SNAP's seven digits, if Pivot or the proxy responded with them. */
  responseCode?: string | undefined;
  /** How long to wait before another try, in ms, if the response said so. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/**
 * The one error of the package. `message` is English, for developers; the customer's sentence
 * is `messages.errors[code]`. Neither holds a link, a token or a signature.
 *
 * @example
 * ```tsx
 * <QrisPayButton {...props} onError={(error) => track(error.code, error.responseCode)} />
 * ```
 */
export class QrisError extends Error {
  override readonly name = 'QrisError';
  readonly code: QrisErrorCode;
  /** Whether the same order can be tried again as it is. */
  readonly retryable: boolean;
  readonly responseCode: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: QrisErrorCode, message: string, details: QrisErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryable = RETRYABLE.has(code);
    this.responseCode = details.responseCode;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** What was thrown, as the error of the package. */
export function toQrisError(cause: unknown): QrisError {
  return cause instanceof QrisError ? cause : new QrisError('network', 'It failed.', { cause });
}

/** Creates the error of a refused request; SNAP's `responseCode` counts more than the HTTP status. */
export function toResponseError(
  httpStatus: number,
  responseCode: unknown,
  retryAfterMs?: number,
): QrisError {
  const parts = splitResponseCode(responseCode);
  if (parts === undefined) {
    return new QrisError(toErrorCode(httpStatus), `The endpoint refused with HTTP ${httpStatus}.`, {
      retryAfterMs,
    });
  }
  return new QrisError(
    toErrorCode(parts.httpStatus, parts.caseCode),
    `The endpoint refused with responseCode ${parts.responseCode}.`,
    { responseCode: parts.responseCode, retryAfterMs },
  );
}

/** HTTP status and SNAP's case, as one text; the first that fits counts. */
const CODES: readonly (readonly [RegExp, QrisErrorCode])[] = [
  [/^4010[24]/, 'account_not_linked'],
  [/^40300|^40419/, 'link_expired'],
  [/^403(02|04|17|20|22|23)/, 'limit_exceeded'],
  [/^403(03|07|08|09|16|18)/, 'account_blocked'],
  [/^40314/, 'insufficient_balance'],
  [/^40414|^40901/, 'duplicate_reference'],
  [/^202|^408|^504/, 'timeout'],
  [/^401/, 'unauthorized'],
  [/^403|^405/, 'not_allowed'],
  [/^404/, 'not_found'],
  [/^409/, 'conflict'],
  [/^429/, 'rate_limited'],
  [/^4/, 'bad_request'],
  [/^5/, 'unavailable'],
];

/**
 * Turns an HTTP status, and SNAP's case where there is one, into an error code.
 *
 * @see Pivot's "Response Codes".
 */
export function toErrorCode(httpStatus: number, caseCode = ''): QrisErrorCode {
  const response = `${httpStatus}${caseCode}`;
  return CODES.find(([pattern]) => pattern.test(response))?.[1] ?? 'bad_reply';
}

import type { QrisErrorCode } from './QrisErrorCode.ts';

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
  /** SNAP's seven digits, where Pivot or the proxy answered with them. */
  responseCode?: string | undefined;
  /** How long to wait before another try, in ms, where the reply said so. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/**
 * The one error of the package. `message` is English and for the developer; the customer's sentence
 * is `messages.errors[code]`. Neither ever holds a link, a token or a signature.
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

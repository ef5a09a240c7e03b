import { splitResponseCode } from '../wire/splitResponseCode.ts';
import { REPLY_HEADERS } from './REPLY_HEADERS.ts';

/** What goes with a refusal besides its code and message. */
export interface SnapRefusalDetails {
  /** When to come again. */
  retryAfterMs?: number | undefined;
  headers?: Record<string, string> | undefined;
  /** For the merchant's log only: why, without secrets. */
  problem?: string | undefined;
  /** What a callback of the merchant threw. */
  cause?: unknown;
}

/** Ends a request with a SNAP-shaped refusal. Its message goes to the browser. */
export class SnapRefusal extends Error {
  override readonly name = 'SnapRefusal';
  readonly responseCode: string;
  readonly details: SnapRefusalDetails;

  /** @param responseCode Seven digits; the first three are the reply's HTTP status. */
  constructor(responseCode: string, message: string, details: SnapRefusalDetails = {}) {
    super(message);
    this.responseCode = responseCode;
    this.details = details;
  }

  toResponse(): Response {
    const { retryAfterMs, headers } = this.details;
    const body = { responseCode: this.responseCode, responseMessage: this.message };
    return Response.json(body, {
      status: splitResponseCode(this.responseCode)?.httpStatus ?? 500,
      headers: {
        ...REPLY_HEADERS,
        ...headers,
        ...(retryAfterMs !== undefined && { 'Retry-After': `${Math.ceil(retryAfterMs / 1000)}` }),
      },
    });
  }
}

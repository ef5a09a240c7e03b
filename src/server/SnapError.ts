import type { FieldIssue } from '../snap/fields.ts';

/** What a `SnapError` may carry. */
export interface SnapErrorDetails {
  /** When to try again, in ms. */
  retryAfterMs?: number | undefined;
  /** What a callback of the merchant's threw. */
  cause?: unknown;
}

/**
 * Ends a request with a SNAP error response. Its message may go to the browser.
 *
 * @example
 * ```ts
 * if (error instanceof SnapError) log(error.responseCode, error.detail);
 * ```
 */
export class SnapError extends Error {
  override readonly name = 'SnapError';
  /** Pivot's seven digits; or five, without the service's two between, for one of the proxy's own. */
  readonly responseCode: string;
  /** For the merchant's log only: why, without secrets. */
  readonly detail: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    responseCode: string,
    message: string,
    detail: string = message,
    { retryAfterMs, cause }: SnapErrorDetails = {},
  ) {
    super(message, { cause });
    this.responseCode = responseCode;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}

/** @throws SnapError 400ss01 or 400ss02 where there is a fault. */
export function throwIssue(fault: FieldIssue | undefined): void {
  if (fault !== undefined) throw new SnapError(`400${fault.caseCode}`, fault.message);
}

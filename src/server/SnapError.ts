import type { FieldFault } from '../snap/fields.ts';

/** What may go with a refusal. */
export interface SnapErrorDetails {
  /** When to come again. */
  retryAfterMs?: number | undefined;
  /** What a callback of the merchant threw. */
  cause?: unknown;
}

/** Ends a request with a SNAP-shaped refusal. Its message may go to the browser. */
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
export function refuseFault(fault: FieldFault | undefined): void {
  if (fault !== undefined) throw new SnapError(`400${fault.caseCode}`, fault.message);
}

import type { FieldFault } from '../snap/fields.ts';

/** What may go with a refusal. */
export interface SnapRefusalDetails {
  /** When to come again. */
  retryAfterMs?: number | undefined;
  /** What a callback of the merchant threw. */
  cause?: unknown;
}

/** Ends a request with a SNAP-shaped refusal. Its message may go to the browser. */
export class SnapRefusal extends Error {
  override readonly name = 'SnapRefusal';
  /** Pivot's seven digits; or five, without the service's two between, for one of the proxy's own. */
  readonly responseCode: string;
  /** For the merchant's log only: why, without secrets. */
  readonly problem: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    responseCode: string,
    message: string,
    problem: string = message,
    { retryAfterMs, cause }: SnapRefusalDetails = {},
  ) {
    super(message, { cause });
    this.responseCode = responseCode;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** @throws SnapRefusal 400ss01 or 400ss02 where there is a fault. */
export function refuseFault(fault: FieldFault | undefined): void {
  if (fault !== undefined) throw new SnapRefusal(`400${fault.caseCode}`, fault.message);
}

/** What came of one attempt at Pivot. */
export interface PivotAnswer {
  /** Pivot's own where it sent one that fits, else one that stands for what happened. */
  responseCode: string;
  responseMessage: string;
  /** The reply's fields, unchecked; none where the reply was not Pivot's. */
  body: Record<string, unknown>;
  retryAfterMs?: number | undefined;
  /** How far Pivot's clock is ahead of ours, where that is more than the network explains. */
  clockSkewMs?: number | undefined;
  /** Whether this attempt may have done what was asked. */
  mayHaveActed: boolean;
  /** For the developer: what went wrong where it was no plain answer. */
  problem?: string | undefined;
}

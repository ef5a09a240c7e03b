import type { TRANSACTION_STATUS } from '../snap/status.ts';
import type { MockBreakdown } from './MockBreakdown.ts';
import type { SnapCase } from './SnapCase.ts';

/** How the mocked proxy answers. */
export interface MockScenario {
  /** A link that lives this long, in ms; a SNAP case such as `40314`; or a breakdown. */
  applyOtt: { linkLivesMs: number } | SnapCase | MockBreakdown;
  /** What each next status inquiry says; the last one repeats. Empty: `07`, not found. */
  status: readonly (keyof typeof TRANSACTION_STATUS | SnapCase | MockBreakdown)[];
  /** How long each answer takes, in ms. Default: no time. */
  delay?: number;
}

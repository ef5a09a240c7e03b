import type { SNAP_CASES } from '../wire/SNAP_CASES.ts';
import type { TRANSACTION_STATUS } from '../wire/TRANSACTION_STATUS.ts';

type SnapCase = keyof typeof SNAP_CASES;
type TransactionStatus = keyof typeof TRANSACTION_STATUS;

/** How the mocked proxy answers. */
export interface MockScenario {
  /** A link that lives this long, in ms; a SNAP case; or no answer that can be read. */
  applyOtt: { linkLivesMs: number } | SnapCase | 'html' | 'network-error';
  /** What each next status inquiry says; the last one repeats. */
  status: readonly (TransactionStatus | SnapCase | 'html' | 'network-error')[];
}

import type { SnapAmount } from '../snap/fields.ts';
import type { TRANSACTION_STATUS } from '../snap/status.ts';

/** How a payment stands, by Pivot's own word. */
export interface PaymentStatus {
  partnerReferenceNo: string;
  /** In words; a code that SNAP does not list counts as `pending`. */
  outcome: (typeof TRANSACTION_STATUS)[keyof typeof TRANSACTION_STATUS];
  /** SNAP's two digits as they came. */
  latestTransactionStatus: string;
  /** What was paid, where the reply has it. */
  amount: SnapAmount | undefined;
  /** When it was paid, ISO 8601 with an offset; only where the outcome is `paid`. */
  paidTime: string | undefined;
}

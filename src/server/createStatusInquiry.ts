import { outcomeOf } from '../snap/status.ts';
import { caseOf } from './caseOf.ts';
import { checkGrant } from './checkGrant.ts';
import { createPivotClient } from './createPivotClient.ts';
import type { PaymentGrant } from './PaymentGrant.ts';
import type { PivotOptions } from './PivotOptions.ts';
import { readPivotSettings } from './readPivotSettings.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/**
 * How a payment stands: `paid` is the only one that ships goods, `not_found` is one that the customer
 * has not begun.
 */
export type PaymentOutcome = ReturnType<typeof outcomeOf>;

/** Asks Pivot how one payment stands. */
export type StatusInquiry = (payment: PaymentGrant) => Promise<PaymentOutcome>;

/**
 * Creates the status inquiry for the merchant's own backend, which decides by it what to ship. Give it
 * the options of the proxy, `store` included: both then share tokens and records.
 *
 * @returns a function that resolves with what Pivot said just now. It rejects with a `SnapRefusal`,
 *   whose `responseCode` and `problem` say why, where no status is to be had: that says nothing about
 *   the payment. It rejects with a TypeError where the payment's own fields are wrong.
 * @throws TypeError where an option is wrong or missing, with its name and what it should be.
 * @see Pivot's page "Inquiry Payment Status".
 */
export function createStatusInquiry(options: PivotOptions): StatusInquiry {
  const { inquireStatus } = createPivotClient(readPivotSettings(options));
  return async (payment) => {
    try {
      return outcomeOf((await inquireStatus(checkGrant(payment))).latestTransactionStatus);
    } catch (error) {
      if (error instanceof SnapRefusal && caseOf(error) === '40401') return 'not_found';
      throw error;
    }
  };
}

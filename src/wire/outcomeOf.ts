import { TRANSACTION_STATUS } from './TRANSACTION_STATUS.ts';

/**
 * SNAP's `latestTransactionStatus` in a word. A code that SNAP does not list counts as `pending`:
 * never as paid, and never as a reason to pay again.
 */
export function outcomeOf(
  latestTransactionStatus: string,
): (typeof TRANSACTION_STATUS)[keyof typeof TRANSACTION_STATUS] {
  return isListed(latestTransactionStatus)
    ? TRANSACTION_STATUS[latestTransactionStatus]
    : 'pending';
}

function isListed(code: string): code is keyof typeof TRANSACTION_STATUS {
  return Object.hasOwn(TRANSACTION_STATUS, code);
}

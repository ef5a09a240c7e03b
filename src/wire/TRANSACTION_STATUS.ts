/**
 * SNAP's `latestTransactionStatus` in words. Pivot publishes no list of its own; a code that is
 * not here is unknown and must never count as paid.
 *
 * @see ASPI, SNAP transaction status list.
 */
export const TRANSACTION_STATUS = {
  '00': 'paid',
  '01': 'pending',
  '02': 'pending',
  '03': 'pending',
  '04': 'refunded',
  '05': 'cancelled',
  '06': 'failed',
  '07': 'not_found',
} as const;

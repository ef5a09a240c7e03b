/**
 * What a return page shows.
 *
 * `checking` until the first answer; `pending` while the payment may still come through; `unknown`
 * when the page has stopped asking, which is not a failure. The other states are final.
 */
export type PaymentReturnState =
  'checking' | 'paid' | 'pending' | 'failed' | 'cancelled' | 'refunded' | 'expired' | 'unknown';

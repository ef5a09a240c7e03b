/**
 * What Pivot last told the shop's server about an order. `pending`: no payment yet, and one may still
 * come. `failed`: cancelled or failed for good. `unknown`: Pivot could not be asked.
 */
export type OrderPayment = 'paid' | 'pending' | 'failed' | 'unknown';

import type { Cart } from './Cart.ts';

/**
 * An order as the shop's server tells it. `payment` is what Pivot answered to the server, so `unknown`
 * only says that Pivot could not be asked.
 */
export interface Order extends Pick<Cart, 'lines' | 'delivery'> {
  /** Pivot's `partnerReferenceNo`. */
  reference: string;
  cartId: string;
  /** ISO 8601. */
  placedAt: string;
  /** In whole rupiah. */
  total: number;
  payment: 'paid' | 'unpaid' | 'unknown';
}

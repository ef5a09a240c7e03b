import type { Cart } from './Cart.ts';
import type { OrderPayment } from './OrderPayment.ts';

/** An order as the shop's server tells it. */
export interface Order extends Pick<Cart, 'lines' | 'delivery'> {
  /** Pivot's `partnerReferenceNo`. */
  reference: string;
  cartId: string;
  /** ISO 8601. */
  placedAt: string;
  /** In whole rupiah. */
  total: number;
  payment: OrderPayment;
}

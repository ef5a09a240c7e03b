import type { Order } from '../shop/order.ts';

/** An order as the shop keeps it; how it is paid is Pivot's to say, so it is never stored. */
export interface PlacedOrder extends Omit<Order, 'payment'> {
  /** The session that placed it. */
  sessionId: string;
}

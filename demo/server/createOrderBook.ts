import { type Cart, priceCart } from '../shop/cart.ts';
import { orderReference } from './orderReference.ts';
import type { PlacedOrder } from './PlacedOrder.ts';

export interface OrderBook {
  place: (sessionId: string, cart: Cart) => PlacedOrder;
  /** The order of that reference, for its owner only. */
  find: (sessionId: string | undefined, reference: string) => PlacedOrder | undefined;
  /** The latest order that came of this cart. */
  findByCart: (sessionId: string, cartId: string) => PlacedOrder | undefined;
  /** The order of that reference, whoever placed it. */
  lookUp: (reference: string) => PlacedOrder | undefined;
}

/** Keeps orders in memory: a shop would have a database here. */
export function createOrderBook(): OrderBook {
  const orders = new Map<string, PlacedOrder>();
  return {
    place(sessionId, { id: cartId, lines, delivery }) {
      const order: PlacedOrder = {
        reference: orderReference(),
        sessionId,
        cartId,
        lines,
        delivery,
        placedAt: new Date().toISOString(),
        total: priceCart({ lines, delivery }).total,
      };
      orders.set(order.reference, order);
      return order;
    },
    find(sessionId, reference) {
      const order = orders.get(reference);
      return order?.sessionId === sessionId ? order : undefined;
    },
    findByCart(sessionId, cartId) {
      return [...orders.values()].findLast(
        (order) => order.sessionId === sessionId && order.cartId === cartId,
      );
    },
    lookUp: (reference) => orders.get(reference),
  };
}

import { priceCart, type Cart } from '../shop/cart.ts';
import type { Order, OrderPayment } from '../shop/order.ts';

/**
 * Returns the order for a cart, and how its payment stands. A second click, a reload or a second tab gets
 * the existing order and so the same reference, which lets Pivot refuse a second payment. The cart gets a
 * new order only if nothing was paid for the earlier one and nothing is on its way: if the payment ended
 * without money, or if it has not begun and the cart's content has changed.
 */
export async function placeOrder(
  orders: OrderBook,
  sessionId: string,
  cart: Cart,
  askPayment: (order: PlacedOrder) => Promise<OrderPayment>,
): Promise<{ order: PlacedOrder; payment: OrderPayment }> {
  const earlier = orders.findByCart(sessionId, cart.id);
  if (earlier) {
    const payment = await askPayment(earlier);
    const isOver = payment === 'failed' || payment === 'refunded';
    const isReplaced = payment === 'not-begun' && !hasSameContent(earlier, cart);
    if (!isOver && !isReplaced) return { order: earlier, payment };
  }
  return { order: orders.place(sessionId, cart), payment: 'not-begun' };
}

function hasSameContent(order: PlacedOrder, cart: Cart): boolean {
  return (
    order.delivery === cart.delivery && JSON.stringify(order.lines) === JSON.stringify(cart.lines)
  );
}

export interface OrderBook {
  place: (sessionId: string, cart: Cart) => PlacedOrder;
  /** Finds an order for its owner only. */
  find: (sessionId: string | undefined, reference: string) => PlacedOrder | undefined;
  /** Finds the latest order that was placed from this cart. */
  findByCart: (sessionId: string, cartId: string) => PlacedOrder | undefined;
  /** Finds an order, no matter who placed it. */
  lookUp: (reference: string) => PlacedOrder | undefined;
}

/** An order as the shop stores it. Only Pivot knows whether it is paid, so that is not stored. */
export interface PlacedOrder extends Omit<Order, 'payment'> {
  /** The session that placed it. */
  sessionId: string;
}

/** Keeps orders in memory. A real shop would use a database. */
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

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Creates a reference of 60 random bits that people can read out, such as LP-7K3Q-X9MD-2RTB. */
function orderReference(): string {
  const random = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => LETTERS[byte % 32]);
  return `LP-${random.join('').replaceAll(/(.{4})(?=.)/g, '$1-')}`;
}

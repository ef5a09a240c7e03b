import type { Cart } from '../shop/cart.ts';
import type { OrderPayment } from '../shop/order.ts';
import type { OrderBook } from './createOrderBook.ts';
import type { PlacedOrder } from './PlacedOrder.ts';

/**
 * The order for a cart. A second click, a reload or a second tab gets the order that is there, and so
 * the same reference: Pivot then refuses to take the money twice. Only when that payment came to
 * nothing, or the cart has changed meanwhile, does the cart make a new order.
 */
export async function placeOrder(
  orders: OrderBook,
  sessionId: string,
  cart: Cart,
  askPayment: (reference: string) => Promise<OrderPayment>,
): Promise<PlacedOrder> {
  const earlier = orders.findByCart(sessionId, cart.id);
  if (earlier) {
    const payment = await askPayment(earlier.reference);
    const isCurrent = payment !== 'failed' && hasSameContent(earlier, cart);
    if (payment === 'paid' || isCurrent) return earlier;
  }
  return orders.place(sessionId, cart);
}

function hasSameContent(order: PlacedOrder, cart: Cart): boolean {
  return (
    order.delivery === cart.delivery && JSON.stringify(order.lines) === JSON.stringify(cart.lines)
  );
}

import type { Cart } from '../../shop/cart.ts';
import { parseOrder } from '../../shop/order.ts';

/**
 * Sends the cart to the shop's server, which prices it and answers with the order. The same cart sent
 * twice is the same order.
 */
export async function placeOrder(cart: Cart): Promise<string> {
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(cart),
  });
  if (!response.ok) throw new Error(`The order was refused with HTTP ${response.status}`);
  const order = parseOrder(await response.json());
  if (!order) throw new Error('The shop answered with something that is not an order');
  return order.reference;
}

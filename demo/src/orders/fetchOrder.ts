import { type Order, parseOrder } from '../../shop/order.ts';

/** The customer's order, or `null` when this customer has none of that reference. */
export async function fetchOrder(reference: string, signal: AbortSignal): Promise<Order | null> {
  const response = await fetch(`/api/orders/${encodeURIComponent(reference)}`, { signal });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The order was refused with HTTP ${response.status}`);
  const order = parseOrder(await response.json());
  if (!order) throw new Error('The shop answered with something that is not an order');
  return order;
}

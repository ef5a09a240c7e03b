import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Cart } from '../shop/cart.ts';
import { parseOrder, type Order } from '../shop/order.ts';
import { emptyCart } from './useCart.ts';

/**
 * Sends the cart to the shop's server, which prices it and returns the order. Returns the order's
 * reference. Sending the same cart twice yields the same order.
 */
export async function placeOrder(cart: Cart): Promise<string> {
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(cart),
  });
  const order = await readOrder(response);
  return order.reference;
}

/** Fetches the customer's order as soon as there is a reference; `null` if there is no such order. */
export function useOrder(reference: string | undefined): UseQueryResult<Order | null> {
  return useQuery({
    queryKey: ['order', reference],
    queryFn: reference === undefined ? skipToken : ({ signal }) => fetchOrder(reference, signal),
  });
}

async function fetchOrder(reference: string, signal: AbortSignal): Promise<Order | null> {
  const response = await fetch(`/api/orders/${encodeURIComponent(reference)}`, { signal });
  return response.status === 404 ? null : readOrder(response);
}

async function readOrder(response: Response): Promise<Order> {
  if (!response.ok) throw new Error(`The order was refused with HTTP ${response.status}`);
  const order = parseOrder(await response.json());
  if (!order) throw new Error('The shop answered with something that is not an order');
  return order;
}

/** Empties the cart that an order was placed from as soon as the shop's server reports it as paid. */
export function usePaidCart(order: Order | null | undefined): void {
  const paidCartId = order?.payment === 'paid' ? order.cartId : undefined;
  useEffect(() => {
    if (paidCartId !== undefined) emptyCart(paidCartId);
  }, [paidCartId]);
}

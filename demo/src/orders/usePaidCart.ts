import { useEffect } from 'react';
import type { Order } from '../../shop/order.ts';
import { emptyCart } from '../cart/emptyCart.ts';

/** Empties the cart that an order came from, as soon as the shop's server calls it paid. */
export function usePaidCart(order: Order | null | undefined): void {
  const paidCartId = order?.payment === 'paid' ? order.cartId : undefined;
  useEffect(() => {
    if (paidCartId !== undefined) emptyCart(paidCartId);
  }, [paidCartId]);
}

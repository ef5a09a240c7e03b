import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Order } from '../../shop/order.ts';
import { fetchOrder } from './fetchOrder.ts';

/** The customer's order, once there is a reference to ask for. */
export function useOrder(reference: string | undefined): UseQueryResult<Order | null> {
  return useQuery({
    queryKey: ['order', reference],
    queryFn: reference === undefined ? skipToken : ({ signal }) => fetchOrder(reference, signal),
  });
}

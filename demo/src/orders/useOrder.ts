import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Order } from '../../shop/Order.ts';
import { fetchOrder } from './fetchOrder.ts';

export function useOrder(reference: string): UseQueryResult<Order | null> {
  return useQuery({
    queryKey: ['order', reference],
    queryFn: ({ signal }) => fetchOrder(reference, signal),
  });
}

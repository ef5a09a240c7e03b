import type { Order } from './Order.ts';
import type { OrderPayment } from './OrderPayment.ts';
import { parseCart } from './parseCart.ts';

const PAYMENTS: readonly unknown[] = [
  'paid',
  'pending',
  'failed',
  'unknown',
] satisfies OrderPayment[];

/** Reads an order from the server's reply; `undefined` when it is not one. */
export function parseOrder(value: unknown): Order | undefined {
  return isOrder(value) ? value : undefined;
}

function isOrder(value: unknown): value is Order {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reference' in value &&
    typeof value.reference === 'string' &&
    'cartId' in value &&
    parseCart({ ...value, id: value.cartId }) !== undefined &&
    'placedAt' in value &&
    typeof value.placedAt === 'string' &&
    'total' in value &&
    typeof value.total === 'number' &&
    'payment' in value &&
    PAYMENTS.includes(value.payment)
  );
}

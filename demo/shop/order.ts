import { parseCart, type Cart } from './cart.ts';

/** An order as the shop's server returns it. */
export interface Order extends Pick<Cart, 'lines' | 'delivery'> {
  /** Pivot's `partnerReferenceNo`. */
  reference: string;
  cartId: string;
  /** ISO 8601. */
  placedAt: string;
  /** In whole rupiah. */
  total: number;
  payment: OrderPayment;
}

/**
 * What Pivot last told the shop's server about an order. `not-begun`: the customer has not started to pay.
 * `pending`: a payment is on its way. `failed`: cancelled or failed for good. `mismatch`: another amount
 * was paid, which a person has to look at. `unknown`: Pivot could not be asked.
 */
export type OrderPayment =
  'not-begun' | 'pending' | 'paid' | 'failed' | 'refunded' | 'mismatch' | 'unknown';

/** Validates an order in the server's response. Returns `undefined` if it is not an order. */
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

const PAYMENTS: readonly unknown[] = [
  'not-begun',
  'pending',
  'paid',
  'failed',
  'refunded',
  'mismatch',
  'unknown',
] satisfies OrderPayment[];

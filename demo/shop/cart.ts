import { findProduct, type Product } from './products.ts';

/** What the customer is about to order. One cart makes one order, no matter how often it is sent. */
export interface Cart {
  id: string;
  lines: readonly CartLine[];
  delivery: Delivery;
}

export interface CartLine {
  slug: string;
  /** From 1 to `MAX_QUANTITY`. */
  quantity: number;
}

/** How the pieces reach the customer. */
export type Delivery = 'home' | 'studio';

/** How many of one piece an order can hold: the kiln is small. */
export const MAX_QUANTITY = 9;

const DELIVERY_FEES: Record<Delivery, number> = { home: 18_000, studio: 0 };

/** Calculates what a cart costs. The browser only shows the result; the server charges its own. */
export function priceCart(cart: Pick<Cart, 'lines' | 'delivery'>): PricedCart {
  const lines = cart.lines.flatMap(({ slug, quantity }) => {
    const product = findProduct(slug);
    return product ? [{ product, quantity, amount: product.price * quantity }] : [];
  });
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const deliveryFee = lines.length > 0 ? DELIVERY_FEES[cart.delivery] : 0;
  return { lines, subtotal, deliveryFee, total: subtotal + deliveryFee };
}

/** All amounts are in whole rupiah. */
export interface PricedCart {
  lines: readonly PricedLine[];
  subtotal: number;
  deliveryFee: number;
  total: number;
}

export interface PricedLine {
  product: Product;
  quantity: number;
  /** In whole rupiah. */
  amount: number;
}

/** Validates a cart from storage or from a request. Returns `undefined` if it is not a cart. */
export function parseCart(value: unknown): Cart | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('id' in value) || typeof value.id !== 'string' || !/^[\w-]{1,64}$/.test(value.id)) {
    return undefined;
  }
  if (!('delivery' in value) || (value.delivery !== 'home' && value.delivery !== 'studio')) {
    return undefined;
  }
  if (!('lines' in value) || !Array.isArray(value.lines)) return undefined;
  const lines = value.lines.map(parseLine);
  if (!lines.every((line) => line !== undefined)) return undefined;
  if (new Set(lines.map((line) => line.slug)).size !== lines.length) return undefined;
  return { id: value.id, delivery: value.delivery, lines };
}

function parseLine(value: unknown): CartLine | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('slug' in value) || typeof value.slug !== 'string' || !findProduct(value.slug)) {
    return undefined;
  }
  if (!('quantity' in value) || typeof value.quantity !== 'number') return undefined;
  const { slug, quantity } = value;
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY
    ? { slug, quantity }
    : undefined;
}

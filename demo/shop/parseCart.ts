import type { Cart, CartLine } from './Cart.ts';
import { findProduct } from './findProduct.ts';
import { MAX_QUANTITY } from './MAX_QUANTITY.ts';

/** Reads a cart from storage or from a request; `undefined` when it is not one. */
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

import type { Cart } from '../../shop/Cart.ts';

export function createCart(): Cart {
  return { id: crypto.randomUUID(), lines: [], delivery: 'home' };
}

import type { Cart } from '../../shop/cart.ts';

export function createCart(): Cart {
  return { id: crypto.randomUUID(), lines: [], delivery: 'home' };
}

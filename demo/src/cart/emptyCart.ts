import { createCart } from './createCart.ts';
import { storedCart } from './storedCart.ts';

/** Begins a new cart after the order is paid, unless the customer has already begun another. */
export function emptyCart(id: string): void {
  if (storedCart.get().id === id) storedCart.set(createCart());
}

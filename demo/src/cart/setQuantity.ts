import { MAX_QUANTITY } from '../../shop/cart.ts';
import { storedCart } from './storedCart.ts';

/** Puts so many of a piece in the cart; zero takes it out. */
export function setQuantity(slug: string, wanted: number): void {
  const cart = storedCart.get();
  const quantity = Math.min(wanted, MAX_QUANTITY);
  const known = cart.lines.some((line) => line.slug === slug);
  const lines = known
    ? cart.lines.map((line) => (line.slug === slug ? { slug, quantity } : line))
    : [...cart.lines, { slug, quantity }];
  storedCart.set({ ...cart, lines: lines.filter((line) => line.quantity > 0) });
}

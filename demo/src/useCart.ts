import { MAX_QUANTITY, parseCart, type Cart, type Delivery } from '../shop/cart.ts';
import { createStoredValue, useStoredValue } from './storage.ts';

export interface UseCart {
  cart: Cart;
  /** How many pieces are in the cart. */
  count: number;
  /** Sets how many of a piece are in the cart, up to `MAX_QUANTITY`; zero removes the piece. */
  setQuantity: (slug: string, quantity: number) => void;
  setDelivery: (delivery: Delivery) => void;
}

export function useCart(): UseCart {
  const cart = useStoredValue(storedCart);
  const count = cart.lines.reduce((sum, line) => sum + line.quantity, 0);
  return { cart, count, setQuantity, setDelivery };
}

/** Starts a new cart after an order is paid, unless the customer has already started another one. */
export function emptyCart(id: string): void {
  if (storedCart.get().id === id) storedCart.set(createCart());
}

const storedCart = createStoredValue('lempung-pagi.cart', (value) => {
  return parseCart(value) ?? createCart();
});

function createCart(): Cart {
  return { id: crypto.randomUUID(), lines: [], delivery: 'home' };
}

function setQuantity(slug: string, wanted: number): void {
  const cart = storedCart.get();
  const quantity = Math.min(wanted, MAX_QUANTITY);
  const known = cart.lines.some((line) => line.slug === slug);
  const lines = known
    ? cart.lines.map((line) => (line.slug === slug ? { slug, quantity } : line))
    : [...cart.lines, { slug, quantity }];
  storedCart.set({ ...cart, lines: lines.filter((line) => line.quantity > 0) });
}

function setDelivery(delivery: Delivery): void {
  storedCart.set({ ...storedCart.get(), delivery });
}

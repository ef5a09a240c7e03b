import type { Cart, Delivery } from '../../shop/cart.ts';
import { useStoredValue } from '../storage/useStoredValue.ts';
import { setDelivery } from './setDelivery.ts';
import { setQuantity } from './setQuantity.ts';
import { storedCart } from './storedCart.ts';

export interface UseCart {
  cart: Cart;
  /** How many pieces are in the cart. */
  count: number;
  setQuantity: (slug: string, quantity: number) => void;
  setDelivery: (delivery: Delivery) => void;
}

export function useCart(): UseCart {
  const cart = useStoredValue(storedCart);
  const count = cart.lines.reduce((sum, line) => sum + line.quantity, 0);
  return { cart, count, setQuantity, setDelivery };
}

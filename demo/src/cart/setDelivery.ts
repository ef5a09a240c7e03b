import type { Delivery } from '../../shop/cart.ts';
import { storedCart } from './storedCart.ts';

export function setDelivery(delivery: Delivery): void {
  storedCart.set({ ...storedCart.get(), delivery });
}

import { parseCart } from '../../shop/cart.ts';
import { createStoredValue } from '../storage/createStoredValue.ts';
import { createCart } from './createCart.ts';

export const storedCart = createStoredValue('lempung-pagi.cart', (value) => {
  return parseCart(value) ?? createCart();
});

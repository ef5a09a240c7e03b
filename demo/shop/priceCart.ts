import type { Cart, Delivery } from './Cart.ts';
import { findProduct } from './findProduct.ts';
import type { Product } from './Product.ts';

const DELIVERY_FEES: Record<Delivery, number> = { home: 18_000, studio: 0 };

export interface PricedLine {
  product: Product;
  quantity: number;
  /** In whole rupiah, like every amount here. */
  amount: number;
}

export interface PricedCart {
  lines: readonly PricedLine[];
  subtotal: number;
  deliveryFee: number;
  total: number;
}

/** What a cart costs. The browser shows it; the server charges its own reckoning. */
export function priceCart(cart: Pick<Cart, 'lines' | 'delivery'>): PricedCart {
  const lines = cart.lines.flatMap(({ slug, quantity }) => {
    const product = findProduct(slug);
    return product ? [{ product, quantity, amount: product.price * quantity }] : [];
  });
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const deliveryFee = lines.length > 0 ? DELIVERY_FEES[cart.delivery] : 0;
  return { lines, subtotal, deliveryFee, total: subtotal + deliveryFee };
}

import { expect, it } from 'vitest';
import { createOrderBook, placeOrder } from '../../demo/server/orders.ts';
import type { Cart } from '../../demo/shop/cart.ts';
import type { OrderPayment } from '../../demo/shop/order.ts';
import { PRODUCTS } from '../../demo/shop/products.ts';

const [first, second] = PRODUCTS;

function cartOf(slug: string | undefined): Cart {
  return { id: 'cart-1', lines: [{ slug: slug ?? '', quantity: 1 }], delivery: 'studio' };
}

it.each<[OrderPayment, { sameCart: boolean; changedCart: boolean }]>([
  // Whether the cart keeps its order.
  ['not-begun', { sameCart: true, changedCart: false }],
  ['pending', { sameCart: true, changedCart: true }],
  ['unknown', { sameCart: true, changedCart: true }],
  ['paid', { sameCart: true, changedCart: true }],
  ['mismatch', { sameCart: true, changedCart: true }],
  ['failed', { sameCart: false, changedCart: false }],
  ['refunded', { sameCart: false, changedCart: false }],
])('the demo makes no second order while the first may be paid: %s', async (payment, keeps) => {
  for (const [slug, isKept] of [
    [first?.slug, keeps.sameCart],
    [second?.slug, keeps.changedCart],
  ] as const) {
    const orders = createOrderBook();
    const ask = async () => payment;
    const earlier = await placeOrder(orders, 'session', cartOf(first?.slug), ask);
    const next = await placeOrder(orders, 'session', cartOf(slug), ask);
    expect(next.order === earlier.order).toBe(isKept);
    expect(next.payment).toBe(isKept ? payment : 'not-begun');
  }
});

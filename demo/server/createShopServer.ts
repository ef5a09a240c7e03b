import type { Order, OrderPayment } from '../shop/order.ts';
import { parseCart } from '../shop/cart.ts';
import type { OrderBook } from './createOrderBook.ts';
import type { Payments } from './createPayments.ts';
import type { PlacedOrder } from './PlacedOrder.ts';
import { placeOrder } from './placeOrder.ts';
import { readSessionId } from './readSessionId.ts';
import { sessionCookie } from './sessionCookie.ts';

export interface ShopServerOptions {
  orders: OrderBook;
  payments: Payments;
}

/** The shop's backend: orders, and the way to Pivot. */
export function createShopServer({
  orders,
  payments,
}: ShopServerOptions): (request: Request) => Promise<Response> {
  async function handlePost(request: Request): Promise<Response> {
    // A form on another site can send a body too, but not one of this type.
    if (!request.headers.get('Content-Type')?.startsWith('application/json')) {
      return refuse(415, 'Send the cart as application/json.');
    }
    const cart = parseCart(await request.json().catch(() => undefined));
    if (!cart || cart.lines.length === 0) return refuse(400, 'This is not a cart.');
    const sessionId = readSessionId(request) ?? crypto.randomUUID();
    const order = await placeOrder(orders, sessionId, cart, payments.ask);
    return Response.json(describe(order, 'pending'), {
      status: 201,
      headers: { 'Set-Cookie': sessionCookie(sessionId), 'Cache-Control': 'no-store' },
    });
  }

  async function handleGet(request: Request, reference: string): Promise<Response> {
    const order = orders.find(readSessionId(request), reference);
    if (!order) return refuse(404, 'This customer has no such order.');
    const payment = await payments.ask(reference);
    return Response.json(describe(order, payment), { headers: { 'Cache-Control': 'no-store' } });
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/qris/')) return payments.qris(request);
    if (pathname === '/api/orders' && request.method === 'POST') return handlePost(request);
    const reference = /^\/api\/orders\/([\w-]{1,64})$/.exec(pathname)?.[1];
    if (reference !== undefined && request.method === 'GET') return handleGet(request, reference);
    return refuse(404, 'There is nothing here.');
  };
}

/** All but the session, which is a secret. */
function describe(order: PlacedOrder, payment: OrderPayment): Order {
  const { reference, cartId, lines, delivery, placedAt, total } = order;
  return { reference, cartId, lines, delivery, placedAt, total, payment };
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status });
}

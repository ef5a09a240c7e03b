import { parseCart } from '../shop/cart.ts';
import type { Order, OrderPayment } from '../shop/order.ts';
import { createOrderBook, placeOrder, type OrderBook, type PlacedOrder } from './orders.ts';
import { createPayments, type Payments } from './payments.ts';
import { readPivotSettings, type PivotConnection } from './pivot.ts';
import { readPort } from './ports.ts';
import { startSandbox } from './sandbox.ts';
import { readSessionId, sessionCookie } from './session.ts';

export interface RunningShop {
  answer: (request: Request) => Promise<Response>;
  /** Pivot's API, or the sandbox. */
  pivotUrl: string;
  close: () => void;
}

/**
 * Starts the shop's backend, connected to Pivot or to a sandbox.
 *
 * @param origin returns the shop's own origin; first called when the first request arrives.
 */
export async function startShop(
  env: Readonly<Record<string, string | undefined>>,
  origin: () => string,
): Promise<RunningShop> {
  const orders = createOrderBook();
  const { pivot, close } = await connectPivot(env, orders);
  let answer: RunningShop['answer'] | undefined;
  return {
    answer(request) {
      answer ??= createShopServer(orders, createPayments({ pivot, orders, origin: origin() }));
      return answer(request);
    },
    pivotUrl: pivot.apiBaseUrl,
    close,
  };
}

const SANDBOX_PORT = 4174;

/** Uses the real Pivot if the environment names it, otherwise starts a sandbox. */
async function connectPivot(
  env: Readonly<Record<string, string | undefined>>,
  orders: OrderBook,
): Promise<PivotConnection> {
  const pivot = readPivotSettings(env);
  if (pivot) return { pivot, close: () => {} };
  return startSandbox(readPort(env, 'SANDBOX_PORT') ?? SANDBOX_PORT, orders);
}

/** Routes requests: the shop's own orders, and the signing proxy for Pivot. */
function createShopServer(orders: OrderBook, payments: Payments): RunningShop['answer'] {
  async function handlePost(request: Request): Promise<Response> {
    // A form on another site could also send a body, but not of this type.
    if (!request.headers.get('Content-Type')?.startsWith('application/json')) {
      return refuse(415, 'Send the cart as application/json.');
    }
    const cart = parseCart(await request.json().catch(() => undefined));
    if (!cart || cart.lines.length === 0) return refuse(400, 'This is not a cart.');
    const sessionId = readSessionId(request) ?? crypto.randomUUID();
    const { order, payment } = await placeOrder(orders, sessionId, cart, payments.ask);
    return Response.json(describe(order, payment), {
      status: 201,
      headers: { 'Set-Cookie': sessionCookie(sessionId), 'Cache-Control': 'no-store' },
    });
  }

  async function handleGet(request: Request, reference: string): Promise<Response> {
    const order = orders.find(readSessionId(request), reference);
    if (!order) return refuse(404, 'This customer has no such order.');
    const payment = await payments.ask(order);
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

/** Omits the session ID, which is a secret. */
function describe(order: PlacedOrder, payment: OrderPayment): Order {
  const { reference, cartId, lines, delivery, placedAt, total } = order;
  return { reference, cartId, lines, delivery, placedAt, total, payment };
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status });
}

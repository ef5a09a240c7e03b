import { createPivot, type PaymentOutcome, type ResolvedPayment } from 'pivot-qris-react/server';
import type { OrderPayment } from '../shop/order.ts';
import type { OrderBook, PlacedOrder } from './orders.ts';
import type { PivotSettings } from './pivot.ts';
import { readSessionId } from './session.ts';

export interface PaymentsOptions {
  pivot: PivotSettings;
  orders: OrderBook;
  /** The shop's own origin, the only one that Pivot may send customers back to. */
  origin: string;
}

export interface Payments {
  /** The signing proxy, for this customer's own orders only. */
  qris: (request: Request) => Promise<Response>;
  /** Asks Pivot whether an order has been paid. */
  ask: (order: PlacedOrder) => Promise<OrderPayment>;
}

/** Connects the shop to Pivot; the proxy and the status inquiry share credentials and tokens. */
export function createPayments({ pivot: settings, orders, origin }: PaymentsOptions): Payments {
  const { apiBaseUrl, bindingId, customerRefreshToken, ...credentials } = settings;
  const pivot = createPivot({ ...credentials, environment: { apiBaseUrl } });

  const toPayment = ({ reference, total }: PlacedOrder): ResolvedPayment => ({
    // Everyone who tries the demo pays from the one linked wallet.
    customerId: bindingId,
    partnerReferenceNo: reference,
    amount: { value: `${total}.00`, currency: 'IDR' },
    customer: { bindingId, refreshToken: customerRefreshToken },
  });

  return {
    qris: pivot.proxy({
      returnOrigins: [origin],
      resolvePayment: ({ partnerReferenceNo, request }) => {
        const order = orders.find(readSessionId(request), partnerReferenceNo);
        return order && toPayment(order);
      },
    }),
    ask: async (order) => {
      try {
        const { outcome } = await pivot.getPaymentStatus(toPayment(order));
        return PAYMENTS[outcome];
      } catch {
        return 'unknown';
      }
    },
  };
}

const PAYMENTS: Readonly<Record<PaymentOutcome, OrderPayment>> = {
  paid: 'paid',
  mismatch: 'mismatch',
  refunded: 'refunded',
  cancelled: 'failed',
  failed: 'failed',
  pending: 'pending',
  'not-found': 'not-begun',
};

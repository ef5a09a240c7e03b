import {
  createQrisProxy,
  createStatusInquiry,
  memoryStore,
  type PaymentGrant,
  type PaymentOutcome,
} from 'pivot-qris-react/server';
import type { OrderPayment } from '../shop/order.ts';
import type { OrderBook } from './createOrderBook.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { readSessionId } from './readSessionId.ts';

const PAYMENTS: Readonly<Record<PaymentOutcome, OrderPayment>> = {
  paid: 'paid',
  refunded: 'failed',
  cancelled: 'failed',
  failed: 'failed',
  pending: 'pending',
  not_found: 'pending',
};

export interface PaymentsOptions {
  pivot: PivotSettings;
  orders: OrderBook;
  /** Where the shop is reached: customers may come back to this origin only. */
  origin: string;
}

export interface Payments {
  /** Signs what the browser asks for and sends it to Pivot, for orders of this customer only. */
  qris: (request: Request) => Promise<Response>;
  /** Asks Pivot how an order is paid. */
  ask: (reference: string) => Promise<OrderPayment>;
}

/** The shop's two ways to Pivot, with one set of credentials and tokens. */
export function createPayments({ pivot, orders, origin }: PaymentsOptions): Payments {
  const { apiBaseUrl, bindingId, customerRefreshToken, ...credentials } = pivot;
  const options = { ...credentials, environment: { apiBaseUrl }, store: memoryStore() };
  const inquireStatus = createStatusInquiry(options);

  const paymentOf = (partnerReferenceNo: string): PaymentGrant => ({
    // Everybody who tries the demo pays from the one wallet that is linked.
    customerId: bindingId,
    partnerReferenceNo,
    customer: { bindingId, refreshToken: customerRefreshToken },
  });

  return {
    qris: createQrisProxy({
      ...options,
      returnOrigins: [origin],
      resolvePayment: ({ partnerReferenceNo, request }) => {
        const order = orders.find(readSessionId(request), partnerReferenceNo);
        return order && paymentOf(order.reference);
      },
    }),
    ask: async (reference) => {
      try {
        return PAYMENTS[await inquireStatus(paymentOf(reference))];
      } catch {
        return 'unknown';
      }
    },
  };
}

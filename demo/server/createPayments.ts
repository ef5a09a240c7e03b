import { createQrisProxy } from 'pivot-qris-react/server';
import type { OrderBook } from './createOrderBook.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { readSessionId } from './readSessionId.ts';

export interface PaymentProxyOptions {
  pivot: PivotSettings;
  orders: OrderBook;
  /** Where the shop is reached: customers may come back to this origin only. */
  origin: string;
}

/** Signs what the browser asks for and sends it to Pivot, for orders of this customer only. */
export function createPaymentProxy({
  pivot,
  orders,
  origin,
}: PaymentProxyOptions): (request: Request) => Promise<Response> {
  const { apiBaseUrl, bindingId, customerRefreshToken, ...credentials } = pivot;
  return createQrisProxy({
    ...credentials,
    environment: { apiBaseUrl },
    returnOrigins: [origin],
    resolvePayment: ({ partnerReferenceNo, request }) => {
      const order = orders.find(readSessionId(request), partnerReferenceNo);
      return (
        order && {
          // Everybody who tries the demo pays from the one wallet that is linked.
          customerId: bindingId,
          partnerReferenceNo: order.reference,
          customer: { bindingId, refreshToken: customerRefreshToken },
        }
      );
    },
  });
}

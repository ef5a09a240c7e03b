import { createAdaptorServer } from '@hono/node-server';
import { createPivotSandbox, SANDBOX_CREDENTIALS } from 'pivot-qris-react/sandbox';
import type { OrderBook } from './createOrderBook.ts';
import { listen } from './listen.ts';
import type { PivotSettings } from './PivotSettings.ts';

export interface RunningSandbox {
  pivot: PivotSettings;
  close: () => void;
}

/** Runs a stand-in for Pivot on an origin of its own, with the shop's QRIS to scan. */
export async function startSandbox(port: number, orders: OrderBook): Promise<RunningSandbox> {
  let answer: (request: Request) => Promise<Response> = async () =>
    new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request) => answer(request) });
  // The sandbox's links carry its origin, which is known once the port is.
  const origin = `http://localhost:${await listen(server, port)}`;
  answer = createPivotSandbox({
    origin,
    samples: (partnerReferenceNo) => {
      const total = orders.lookUp(partnerReferenceNo)?.total;
      return [
        {
          merchantName: 'Lempung Pagi',
          city: 'Yogyakarta',
          ...(total !== undefined && { amount: `${total}.00` }),
        },
        { merchantName: 'Kedai Seberang Jalan', city: 'Yogyakarta' },
      ];
    },
  });
  return { pivot: { ...SANDBOX_CREDENTIALS, apiBaseUrl: origin }, close: () => server.close() };
}

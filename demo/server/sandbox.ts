import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:net';
import { createPivotSandbox, SANDBOX_CREDENTIALS } from 'pivot-qris-react/sandbox';
import type { OrderBook } from './orders.ts';
import type { PivotConnection } from './pivot.ts';
import { getPort } from './ports.ts';

/** Runs a stand-in for Pivot on its own origin, with the shop's QRIS to scan. */
export async function startSandbox(port: number, orders: OrderBook): Promise<PivotConnection> {
  let answer: (request: Request) => Promise<Response> = async () =>
    new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request) => answer(request) });
  // The sandbox's links contain its origin, which is only known once it has a port.
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

const TRIES = 20;

/** Listens on localhost, on the given port or the next free one. Returns the port. */
async function listen(server: Server, port: number): Promise<number> {
  for (let candidate = port; candidate < port + TRIES; candidate += 1) {
    if (await tryPort(server, candidate)) return getPort(server);
  }
  throw new Error(
    `Ports ${port} to ${port + TRIES - 1} are taken. Set SANDBOX_PORT to a free one.`,
  );
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    function handleError(error: NodeJS.ErrnoException) {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    }
    server.once('error', handleError);
    server.listen(port, 'localhost', () => {
      server.off('error', handleError);
      resolve(true);
    });
  });
}

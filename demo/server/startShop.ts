import { connectPivot } from './connectPivot.ts';
import { createOrderBook } from './createOrderBook.ts';
import { createPayments } from './createPayments.ts';
import { createShopServer } from './createShopServer.ts';

export interface RunningShop {
  answer: (request: Request) => Promise<Response>;
  close: () => void;
}

/**
 * Starts the shop's backend, with Pivot or a sandbox behind it.
 *
 * @param origin tells where the shop is reached; not asked before the first request.
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
      answer ??= createShopServer({
        orders,
        payments: createPayments({ pivot, orders, origin: origin() }),
      });
      return answer(request);
    },
    close,
  };
}

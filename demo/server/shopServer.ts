import { getRequestListener } from '@hono/node-server';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { connectPivot } from './connectPivot.ts';
import { CONTENT_SECURITY_POLICY } from './CONTENT_SECURITY_POLICY.ts';
import { createOrderBook } from './createOrderBook.ts';
import { createPaymentProxy } from './createPaymentProxy.ts';
import { createShopServer } from './createShopServer.ts';
import { portOf } from './portOf.ts';

/** Runs the shop's backend inside Vite's server, and the sandbox beside it unless `env` names Pivot. */
export function shopServer(env: Readonly<Record<string, string | undefined>>): Plugin {
  async function start(server: ViteDevServer | PreviewServer): Promise<void> {
    const { httpServer } = server;
    if (!httpServer) throw new Error('The demo needs an HTTP server of its own.');
    const origin = () => `http://localhost:${portOf(httpServer)}`;
    server.printUrls = () => server.config.logger.info(`Demo storefront: ${origin()}`);

    const orders = createOrderBook();
    const { pivot, close } = await connectPivot(env, orders);
    httpServer.once('close', close);

    let listener: ReturnType<typeof getRequestListener> | undefined;
    server.middlewares.use((incoming, outgoing, next) => {
      if (!incoming.url?.startsWith('/api/')) return next();
      // Not before the first request: the shop's origin is known once Vite has found its port.
      listener ??= getRequestListener(
        createShopServer({ orders, qris: createPaymentProxy({ pivot, orders, origin: origin() }) }),
        { overrideGlobalObjects: false },
      );
      listener(incoming, outgoing).catch(next);
    });
  }

  return {
    name: 'shop-server',
    configureServer: start,
    async configurePreviewServer(server) {
      server.middlewares.use((_, response, next) => {
        response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
        next();
      });
      await start(server);
    },
  };
}

import { getRequestListener } from '@hono/node-server';
import { fileURLToPath } from 'node:url';
import {
  runnerImport,
  type AliasOptions,
  type Plugin,
  type PreviewServer,
  type ViteDevServer,
} from 'vite';
import { CONTENT_SECURITY_POLICY } from './CONTENT_SECURITY_POLICY.ts';
import { portOf } from './portOf.ts';

const START_SHOP = fileURLToPath(new URL('./startShop.ts', import.meta.url));

export interface ShopServerPluginOptions {
  env: Readonly<Record<string, string | undefined>>;
  /** What the backend's imports stand for: the package's sources in development. */
  alias: AliasOptions;
}

/** Runs the shop's backend inside Vite's server. */
export function shopServer({ env, alias }: ShopServerPluginOptions): Plugin {
  async function start(server: ViteDevServer | PreviewServer): Promise<void> {
    const { httpServer } = server;
    if (!httpServer) throw new Error('The demo needs an HTTP server of its own.');
    const origin = () => `http://localhost:${portOf(httpServer)}`;
    server.printUrls = () => server.config.logger.info(`Demo storefront: ${origin()}`);

    // Loaded here and not above: vite.config.ts is also read where there is no built package yet.
    const { module } = await runnerImport<typeof import('./startShop.ts')>(START_SHOP, {
      configFile: false,
      resolve: { alias },
    });
    const shop = await module.startShop(env, origin);
    httpServer.once('close', shop.close);
    const listener = getRequestListener(shop.answer, { overrideGlobalObjects: false });
    server.middlewares.use((incoming, outgoing, next) => {
      if (incoming.url?.startsWith('/api/')) void listener(incoming, outgoing);
      else next();
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

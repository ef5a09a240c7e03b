import { getRequestListener } from '@hono/node-server';
import { fileURLToPath } from 'node:url';
import {
  runnerImport,
  type AliasOptions,
  type Plugin,
  type PreviewServer,
  type ViteDevServer,
} from 'vite';
import { getPort } from './ports.ts';

const SHOP = fileURLToPath(new URL('./shop.ts', import.meta.url));

export interface ShopServerPluginOptions {
  env: Readonly<Record<string, string | undefined>>;
  /** Maps the backend's imports of the package to its sources, in development. */
  alias: AliasOptions;
}

/** Runs the shop's backend inside Vite's server. */
export function shopServer({ env, alias }: ShopServerPluginOptions): Plugin {
  async function start(server: ViteDevServer | PreviewServer): Promise<void> {
    const { httpServer } = server;
    if (!httpServer) throw new Error('The demo needs an HTTP server of its own.');
    const origin = () => `http://localhost:${getPort(httpServer)}`;

    // Not a static import: tools also read vite.config.ts before the package is built.
    const { module } = await runnerImport<typeof import('./shop.ts')>(SHOP, {
      configFile: false,
      resolve: { alias },
    });
    const shop = await module.startShop(env, origin);
    httpServer.once('close', shop.close);
    server.printUrls = () => server.config.logger.info(describe(origin(), shop.pivotUrl));
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

/** What has been started. */
function describe(shopUrl: string, pivotUrl: string): string {
  const isSandbox = pivotUrl.startsWith('http://localhost:');
  return [
    `Demo storefront  ${shopUrl}`,
    isSandbox ? `Pivot sandbox    ${pivotUrl} (PIN 123456)` : `Pivot            ${pivotUrl}`,
    'Stop it with Ctrl+C.',
  ].join('\n');
}

/** Neither the shop nor the package needs other origins, inline styles or inline scripts. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createPivotSandbox, SANDBOX_CREDENTIALS } from '../../../src/sandbox/index.ts';
import { createPivot } from '../../../src/server/index.ts';
import type { PageFiles } from './buildPage.ts';

/**
 * A shop with the real proxy, and the sandbox on another site: `localhost` and `127.0.0.1` are as
 * foreign to each other as a shop and Pivot.
 */
export interface Storefront {
  origin: string;
  webviewOrigin: string;
  /** Headers of the shop's pages. */
  headers: Record<string, string>;
  /** Headers of the webview's pages. */
  webviewHeaders: Record<string, string>;
  /** How long the proxy takes for a link, in ms. */
  applyTakesMs: number;
  /** When the connection is lost that asks for a link: before it is read, or after it is done. */
  applyIsLost: 'before' | 'after' | undefined;
  /** The references that links were asked for. */
  applies: string[];
  /** What each request for the webview said of where it came from. */
  referrers: (string | null)[];
  /** Where the checkout of an order is. */
  checkout: (order: string, options?: Record<string, string>) => string;
  stop: () => void;
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/page.css"></head>
<body><div id="root"></div><script type="module" src="/assets/page.js"></script></body></html>`;

const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css' };

export async function startStorefront(files: PageFiles): Promise<Storefront> {
  const { customerRefreshToken: refreshToken, bindingId, ...credentials } = SANDBOX_CREDENTIALS;

  let answerSandbox: Answer = unavailable;
  const sandbox = await serve(async (request, env) => {
    const isView = new URL(request.url).pathname === '/whitelabel/qris-payment';
    if (isView && request.method === 'GET') {
      shop.referrers.push(request.headers.get('referer'));
    }
    return withHeaders(await answerSandbox(request, env), isView ? shop.webviewHeaders : {});
  });
  const webviewOrigin = `http://127.0.0.1:${sandbox.port}`;
  answerSandbox = createPivotSandbox({ origin: webviewOrigin });

  let answerProxy: Answer = unavailable;
  const server = await serve(async (request, env) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/apply-ott')) return applyOtt(request, env);
    if (pathname.startsWith('/api/qris/')) return answerProxy(request, env);
    const file = files.get(pathname);
    const type = TYPES[pathname.replace(/^.*\./, '')] ?? 'text/html';
    return file === undefined
      ? new Response(PAGE, { headers: { 'content-type': 'text/html', ...shop.headers } })
      : new Response(file, { headers: { 'content-type': type } });
  });
  const origin = `http://localhost:${server.port}`;
  const pivot = createPivot({ ...credentials, environment: { apiBaseUrl: webviewOrigin } });
  answerProxy = pivot.proxy({
    returnOrigins: [origin],
    resolvePayment: ({ partnerReferenceNo }) => ({
      customerId: bindingId,
      partnerReferenceNo,
      customer: { bindingId, refreshToken },
    }),
  });

  async function applyOtt(request: Request, env: Connection): Promise<Response> {
    const body: unknown = await request.clone().json();
    shop.applies.push(String(Object(body).additionalInfo.partnerReferenceNo));
    await new Promise((resolve) => setTimeout(resolve, shop.applyTakesMs));
    if (shop.applyIsLost === 'before') env.incoming.socket.destroy();
    const response = await answerProxy(request, env);
    if (shop.applyIsLost === 'after') env.incoming.socket.destroy();
    return response;
  }

  const shop: Storefront = {
    origin,
    webviewOrigin,
    headers: {},
    webviewHeaders: {},
    applyTakesMs: 0,
    applyIsLost: undefined,
    applies: [],
    referrers: [],
    checkout: (order, options = {}) =>
      `${origin}/?${new URLSearchParams({ order, ...options }).toString()}`,
    stop() {
      server.stop();
      sandbox.stop();
    },
  };
  return shop;
}

type Connection = HttpBindings | Http2Bindings;
type Answer = (request: Request, env: Connection) => Promise<Response>;

async function unavailable(): Promise<Response> {
  return new Response(null, { status: 503 });
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.append(name, value);
  return response;
}

async function serve(fetch: Answer): Promise<{ port: number; stop: () => void }> {
  const server = createAdaptorServer({ fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return {
    port: address.port,
    stop() {
      server.close();
      if ('closeAllConnections' in server) (server satisfies Server).closeAllConnections();
    },
  };
}

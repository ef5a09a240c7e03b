import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createPivotSandbox, SANDBOX_CREDENTIALS } from '../../../src/sandbox/index.ts';
import { createPivot } from '../../../src/server/index.ts';
import { buildShop } from './buildShop.ts';

/** A shop with the real proxy, and the sandbox on an origin of its own. */
export interface ReturnShop {
  origin: string;
  /** How far its clock is ahead, in ms: it tells pages the time in each reply. */
  aheadMs: number;
  /** Whether it answers status inquiries with nothing. */
  isDown: boolean;
  /** The webview's `Cross-Origin-Opener-Policy`. */
  openerPolicy: 'unsafe-none' | 'same-origin';
  /** Where Pivot was told to lead back to, by the last link that was asked for. */
  returnUrls: { redirectUrl: string; failedRedirectUrl: string };
  /** The references that were asked about. */
  asked: string[];
  stop: () => void;
}

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Shop</title>
<main id="root"></main><script type="module" src="/shop.js"></script></html>`;

export async function startShop(): Promise<ReturnShop> {
  const script = await buildShop();
  const { customerRefreshToken: refreshToken, bindingId, ...credentials } = SANDBOX_CREDENTIALS;

  let answerSandbox: Answer = unavailable;
  const sandbox = await serve(async (request) => {
    const response = await answerSandbox(request);
    response.headers.set('cross-origin-opener-policy', shop.openerPolicy);
    return response;
  });
  answerSandbox = createPivotSandbox({ origin: sandbox.origin });

  let answerProxy: Answer = unavailable;
  const server = await serve(async (request) => {
    const { pathname } = new URL(request.url);
    const response = await answer(request, pathname);
    response.headers.set('date', new Date(Date.now() + shop.aheadMs).toUTCString());
    return response;
  });
  const pivot = createPivot({ ...credentials, environment: { apiBaseUrl: sandbox.origin } });
  answerProxy = pivot.proxy({
    returnOrigins: [server.origin],
    resolvePayment: ({ partnerReferenceNo }) => ({
      customerId: bindingId,
      partnerReferenceNo,
      customer: { bindingId, refreshToken },
    }),
  });

  async function answer(request: Request, pathname: string): Promise<Response> {
    if (pathname === '/shop.js') {
      return new Response(script, { headers: { 'content-type': 'text/javascript' } });
    }
    if (!pathname.startsWith('/api/qris/')) {
      return new Response(PAGE, { headers: { 'content-type': 'text/html' } });
    }
    const asked: unknown = await request.clone().json();
    if (pathname.endsWith('/apply-ott')) shop.returnUrls = Object(asked).additionalInfo;
    if (pathname.endsWith('/status')) {
      shop.asked.push(String(Object(asked).originalPartnerReferenceNo));
      if (shop.isDown) return new Response('Bad Gateway', { status: 502 });
    }
    const { status, body, headers } = await answerProxy(request);
    return new Response(body, { status, headers });
  }

  const shop: ReturnShop = {
    origin: server.origin,
    aheadMs: 0,
    isDown: false,
    openerPolicy: 'unsafe-none',
    returnUrls: { redirectUrl: '', failedRedirectUrl: '' },
    asked: [],
    stop() {
      server.stop();
      sandbox.stop();
    },
  };
  return shop;
}

type Answer = (request: Request) => Promise<Response>;

async function unavailable(): Promise<Response> {
  return new Response(null, { status: 503 });
}

async function serve(fetch: Answer): Promise<{ origin: string; stop: () => void }> {
  const server = createAdaptorServer({ fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    origin: `http://localhost:${port}`,
    stop() {
      server.close();
      if ('closeAllConnections' in server) (server satisfies Server).closeAllConnections();
    },
  };
}

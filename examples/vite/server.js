import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { createPivot } from 'pivot-qris-react/server';

const { env } = process;
const WEBVIEW = new URL(env.PIVOT_BASE_URL).origin;

const pivot = createPivot({
  environment: { apiBaseUrl: env.PIVOT_BASE_URL },
  clientId: env.PIVOT_CLIENT_ID,
  clientSecret: env.PIVOT_CLIENT_SECRET,
  privateKey: env.PIVOT_PRIVATE_KEY,
  partnerId: env.PIVOT_PARTNER_ID,
  channelId: env.PIVOT_CHANNEL_ID,
});

const qris = pivot.proxy({
  returnOrigins: [env.SHOP_ORIGIN],
  // Who may pay what: here, whoever has the order's reference in the cookie. A shop asks its session.
  resolvePayment: ({ request, partnerReferenceNo }) => {
    const order = findOrder(request, partnerReferenceNo);
    return (
      order && {
        customerId: env.PIVOT_BINDING_ID,
        // From the shop's own record, not from the request.
        partnerReferenceNo: order.reference,
        amount: { value: order.total, currency: 'IDR' },
        customer: {
          bindingId: env.PIVOT_BINDING_ID,
          refreshToken: env.PIVOT_CUSTOMER_REFRESH_TOKEN,
        },
      }
    );
  },
});

function findOrder(request, reference) {
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  const stored = cookies.find((cookie) => cookie === `order=${reference}`);
  if (stored === undefined) return undefined;
  return { reference: stored.slice('order='.length), total: '36000.00' };
}

const app = new Hono();
app.use(
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      // For openIn="embedded": the webview, and the return page after it in the same frame.
      frameSrc: ["'self'", WEBVIEW],
      frameAncestors: ["'self'"],
    },
    permissionsPolicy: { camera: ['self', WEBVIEW] },
    referrerPolicy: 'strict-origin-when-cross-origin',
  }),
);
app.post('/api/orders', (context) => {
  // A click that is repeated after a reload is about the same order. A shop asks its cart.
  const reference = getCookie(context, 'order') ?? `order-${crypto.randomUUID()}`;
  setCookie(context, 'order', reference, { httpOnly: true, sameSite: 'Lax', path: '/' });
  return context.json({ reference });
});
app.all('/api/qris/*', (context) => qris(context.req.raw));
app.use(serveStatic({ root: './dist' }));
app.get('*', serveStatic({ path: './dist/index.html' }));

serve({ fetch: app.fetch, port: Number(env.PORT ?? 3000) });

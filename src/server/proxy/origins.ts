import { parseUrl } from '../../snap/parse.ts';
import { SnapError } from '../SnapError.ts';

/** Which pages may call the proxy, and come back from Pivot. */
export interface Origins {
  /** Return URLs may be on these. */
  returns: ReadonlySet<string>;
  /** Pages of these may call from another origin than the proxy's, by CORS. */
  cors: ReadonlySet<string>;
}

/**
 * Checks that a page of the merchant's is calling, not one that uses its customer's cookies.
 *
 * @throws SnapError 403ss01.
 * @see W3C, Fetch Metadata Request Headers, `Sec-Fetch-Site`; RFC 6454, section 7.
 */
export function checkOrigin({ headers, url }: Request, { returns, cors }: Origins): void {
  const site = headers.get('sec-fetch-site');
  // Only the browser can set it: no page can claim to be of the same origin.
  if (site === 'same-origin') return;
  const origin = headers.get('origin') ?? '';
  if (returns.has(origin) || cors.has(origin)) return;
  if (site === null && isOwn(origin, headers, new URL(url))) return;
  const detail = "the request's Origin is neither the proxy's own nor listed in allowedOrigins";
  throw new SnapError('40301', 'Feature Not Allowed', detail);
}

/**
 * Whether a page's origin is the proxy's own. Behind a server that ends TLS, the request's URL has http, and
 * often another host: what the browser asked for is in the headers. It lets no page set them for a request
 * to another site.
 */
function isOwn(origin: string, headers: Headers, url: URL): boolean {
  const page = parseUrl(origin);
  const asked = headers.get('x-forwarded-host')?.split(',')[0] ?? headers.get('host');
  return (
    page !== undefined &&
    [asked, url.host].includes(page.host) &&
    (page.protocol === 'https:' || page.protocol === url.protocol)
  );
}

/**
 * Checks that the browser's return URLs are on the merchant's pages.
 *
 * @throws SnapError 400ss01 that names the field.
 */
export function checkReturnUrls(
  urls: Record<string, string | undefined>,
  { returns }: Origins,
): void {
  for (const [field, url] of Object.entries(urls)) {
    if (url === undefined || returns.has(new URL(url).origin)) continue;
    const detail = `the origin of ${field} is not listed in returnOrigins`;
    throw new SnapError('40001', `Invalid Field Format ${field}`, detail);
  }
}

/**
 * The headers that let a page of another, listed origin call the proxy and read its reply; only the
 * `Vary` header for all others.
 *
 * @see Fetch Standard, "HTTP extensions: CORS protocol".
 */
export function corsHeaders(request: Request, { cors }: Origins): Record<string, string> {
  if (cors.size === 0) return {};
  const origin = request.headers.get('origin');
  if (origin === null || !cors.has(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    // The countdown sets its clock by Date, a refusal says when to come again.
    'Access-Control-Expose-Headers': 'Date, Retry-After',
    ...(request.method === 'OPTIONS' && {
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers':
        request.headers.get('access-control-request-headers') ?? 'content-type',
      'Access-Control-Max-Age': '600',
    }),
  };
}

import type { Origins } from './Origins.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/**
 * Checks that a page of the merchant's is calling, not one that uses its customer's cookies.
 *
 * @throws SnapRefusal 403ss01.
 * @see W3C, Fetch Metadata Request Headers, `Sec-Fetch-Site`; RFC 6454, section 7.
 */
export function checkOrigin(request: Request, origins: Origins, serviceCode: string): void {
  const { headers } = request;
  // Only the browser can set it: no page can claim to be of the same origin.
  if (headers.get('sec-fetch-site') === 'same-origin') return;
  const origin = headers.get('origin');
  if (origin !== null && origin !== 'null') {
    if (origins.returns.has(origin) || origins.cors.has(origin)) return;
    if (!headers.has('sec-fetch-site') && origin === new URL(request.url).origin) return;
  }
  throw new SnapRefusal(`403${serviceCode}01`, 'Feature Not Allowed', {
    problem: "the request's Origin is neither the proxy's own nor listed in allowedOrigins",
  });
}

import type { Origins } from './Origins.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/**
 * Checks that a page of the merchant's is calling, not one that uses its customer's cookies.
 *
 * @throws SnapRefusal 403ss01.
 * @see W3C, Fetch Metadata Request Headers, `Sec-Fetch-Site`; RFC 6454, section 7.
 */
export function checkOrigin({ headers, url }: Request, { returns, cors }: Origins): void {
  const site = headers.get('sec-fetch-site');
  // Only the browser can set it: no page can claim to be of the same origin.
  if (site === 'same-origin') return;
  const origin = headers.get('origin') ?? '';
  if (returns.has(origin) || cors.has(origin)) return;
  if (site === null && origin === new URL(url).origin) return;
  const problem = "the request's Origin is neither the proxy's own nor listed in allowedOrigins";
  throw new SnapRefusal('40301', 'Feature Not Allowed', problem);
}

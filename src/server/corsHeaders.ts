import type { Origins } from './Origins.ts';

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

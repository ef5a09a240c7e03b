import type { SafeHtml } from './SafeHtml.ts';

/** Everything of the page comes from its own origin; nothing inline runs. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** A page of the webview as a reply: never cached, never referred to, strict about its content. */
export function pageResponse(status: number, page: SafeHtml): Response {
  return new Response(page.text, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': POLICY,
      'Permissions-Policy': 'camera=(self), microphone=()',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

import type { ApplyOttRequestBody } from '../../snap/applyOtt.ts';
import type { StatusRequestBody } from '../../snap/status.ts';

/**
 * Stands in for an endpoint of another form: gets the body that Pivot documents and resolves with the
 * response that Pivot documents, which is then checked as if it came over the network. Throw a
 * `QrisError` to say what went wrong.
 */
export type EndpointFunction<Body> = (
  body: Body,
  context: { signal: AbortSignal },
) => Promise<unknown>;

/** Where the merchant's signing proxy is, and how to call it. */
export interface EndpointOptions {
  /**
   * The proxy's base path (`/api/qris` for `/api/qris/apply-ott` and `/api/qris/status`), or the two
   * endpoints, each a URL or a function.
   *
   * The server's time is read from the `Date` header of the responses. If that cannot be read (a
   * function, or another origin without `Access-Control-Expose-Headers: Date`), or is not exact enough,
   * put `serverTime`, in epoch ms, beside Pivot's fields.
   */
  endpoint:
    | string
    | {
        applyOtt: string | EndpointFunction<ApplyOttRequestBody>;
        status: string | EndpointFunction<StatusRequestBody>;
      };
  /**
   * Called in place of the global `fetch`.
   *
   * @default globalThis.fetch
   */
  fetch?: typeof globalThis.fetch | undefined;
  /** Extra headers, such as a CSRF token. A function is called before each request. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /**
   * As in `fetch`.
   *
   * @default 'same-origin'
   */
  credentials?: RequestCredentials | undefined;
  /**
   * How long a request, or an endpoint function, may take, in ms.
   *
   * @default 30_000
   */
  timeoutMs?: number | undefined;
}

/** Which payment links may be opened. */
export interface AllowedLinks {
  /**
   * The hosts of Pivot's webview, exact (`host` or `host:port`). Pivot tells you the production host
   * with your credentials; the hosts of staging are in `docs/pivot.md`.
   */
  allowedHosts: readonly string[];
  /**
   * Whether http and https on localhost are allowed too, for development with the sandbox.
   *
   * @default false
   */
  allowLocalhost?: boolean | undefined;
}

/**
 * What the button, the hooks and the return page share.
 *
 * @example
 * ```ts
 * const qris = {
 *   endpoint: '/api/qris',
 *   allowedHosts: ['pay.pivot.example'],
 * } satisfies QrisConfig;
 * ```
 */
export interface QrisConfig extends EndpointOptions, AllowedLinks {}

/**
 * Checks in development what TypeScript checks for those who use it.
 *
 * @throws TypeError if `allowedHosts` is missing.
 */
export function checkAllowedHosts(allowedHosts: unknown): void {
  if (process.env.NODE_ENV === 'production' || Array.isArray(allowedHosts)) return;
  throw new TypeError(
    'allowedHosts is missing: list the hosts of the webview that may be opened, for example ' +
      "allowedHosts={['wallet-stg.harsya.com']} for Pivot's staging. With the sandbox alone, set " +
      'allowedHosts={[]} and allowLocalhost.',
  );
}

/** Names an endpoint for a key. Functions have no name that outlives a render. */
export function nameEndpoint(endpoint: EndpointOptions['endpoint']): string[] {
  return typeof endpoint === 'string'
    ? [endpoint]
    : [endpoint.applyOtt, endpoint.status].map((target) =>
        typeof target === 'string' ? target : '',
      );
}

import type { ApplyOttRequestBody } from '../snap/applyOtt.ts';
import type { StatusRequestBody } from '../snap/status.ts';

/**
 * Stands in for an endpoint of another form: gets the body Pivot documents and resolves with the
 * reply Pivot documents, which is then checked like one that came over the network. Throw a
 * `QrisError` to say what went wrong.
 */
export type EndpointFunction<Body> = (
  body: Body,
  context: { signal: AbortSignal },
) => Promise<unknown>;

/** Where the merchant's own signing proxy is, and how to talk to it. */
export interface EndpointOptions {
  /**
   * The proxy's base path (`/api/qris` stands for `/api/qris/apply-ott` and `/api/qris/status`),
   * or the two one by one, each a URL or a function.
   *
   * The server's time is read from the replies' `Date` header. Where that cannot be read (a function,
   * or another origin without `Access-Control-Expose-Headers: Date`), or is not exact enough, put
   * `serverTime`, in epoch ms, beside Pivot's fields.
   */
  endpoint:
    | string
    | {
        applyOtt: string | EndpointFunction<ApplyOttRequestBody>;
        status: string | EndpointFunction<StatusRequestBody>;
      };
  /** Called in place of the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Sent along, for example a CSRF token; a function is asked before each request. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** As in `fetch`. Default: `same-origin`. */
  credentials?: RequestCredentials | undefined;
  /** How long a request, or an endpoint function, may take, in ms. Default: 30,000. */
  timeoutMs?: number | undefined;
  /** Pivot's code of the service that made the payment, for the status inquiry. Default: `54`. */
  serviceCode?: string | undefined;
}

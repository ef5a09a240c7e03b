import type { QrisEvent } from './QrisEvent.ts';
import type { SignatureEncoding } from './signing/signatures.ts';
import type { QrisStore } from './store/QrisStore.ts';

/**
 * Which Pivot to call, as whom, and how. The credentials are required. Their types allow `undefined`, so
 * that environment variables can be passed; creation throws if one is.
 */
export interface PivotOptions {
  /**
   * Which Pivot: `production` is https://api.pivot-payment.com, `staging` is
   * https://api-stg.pivot-payment.com. A base URL of one's own must be https; http is for localhost,
   * where the sandbox runs.
   */
  environment: 'production' | 'staging' | { apiBaseUrl: string };
  /** From Pivot: names the merchant in token calls (`X-CLIENT-KEY`). */
  clientId: string | undefined;
  /** From Pivot: the secret of the symmetric signature. */
  clientSecret: string | undefined;
  /**
   * The RSA key whose public half is registered with Pivot: a PKCS#8 PEM string, or a `CryptoKey` that
   * may sign RSASSA-PKCS1-v1_5 with SHA-256.
   */
  privateKey: string | CryptoKey | undefined;
  /** `X-PARTNER-ID`, from Pivot; at most 36 characters. */
  partnerId: string | undefined;
  /** `CHANNEL-ID`, from Pivot; at most 5 characters. */
  channelId: string | undefined;
  /** Called in place of the global `fetch`, for example one with a connection pool. */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Where tokens and payment records are stored. The default serves one instance, and costs one inquiry
   * for each new payment: see `QrisStore.mayForget`.
   *
   * @default memoryStore()
   */
  store?: QrisStore | undefined;
  /**
   * Set this only if Pivot tells you so: what its pages leave open, or say in two ways.
   *
   * @default {}
   */
  dialect?: DialectOptions | undefined;
  /**
   * How long one request may take, from its start and with everything that it waits for, in ms.
   *
   * @default 25_000
   */
  timeoutMs?: number | undefined;
  /**
   * How long after a link's end a payment of its last second may become known, in ms: until then no
   * other link is made, unless a new status says that the payment failed.
   *
   * @default 60_000
   */
  settlementMs?: number | undefined;
  /** Sent along with Apply OTT and the status inquiry, for example `X-DEVICE-ID`. */
  extraHeaders?: Record<string, string> | undefined;
  /**
   * Called with each refresh token that Pivot gives to a customer: store it with the customer, and return
   * it from `resolvePayment`. A refresh token may be good for one use, so that without it a restart with
   * the default store means that the customer has to link their wallet again. It is awaited for five
   * seconds at most; if it throws, `onEvent` is told, and the payment goes on.
   *
   * @default () => {}
   * @example onRefreshToken: ({ customerId, refreshToken }) => saveToken(customerId, refreshToken)
   */
  onRefreshToken?: ((token: RefreshedToken) => void | Promise<void>) | undefined;
  /**
   * Called with each attempt, request and store failure, without secrets. It is not awaited.
   *
   * @default () => {}
   */
  onEvent?: ((event: QrisEvent) => unknown) | undefined;
}

/** A refresh token that Pivot gave to a customer: the earlier one may be of no use any more. */
export interface RefreshedToken {
  /** As `resolvePayment` returned it. */
  customerId: string;
  bindingId: string;
  /** A secret. */
  refreshToken: string;
}

/** What Pivot's pages leave open, or say in two ways. */
export interface DialectOptions {
  /**
   * The path of the token calls, without `/b2b` and `/b2b2c`. One revision of Pivot's documents has
   * `/open-api/v1/access-token`.
   *
   * @default '/snap/v1.0/access-token'
   */
  tokensPath?: string | undefined;
  /**
   * Pivot names no encoding of `X-SIGNATURE`.
   *
   * @default 'base64'
   */
  signatureEncoding?: SignatureEncoding | undefined;
  /**
   * The path that is signed, from the path that is requested, for a Pivot whose gateway strips a
   * prefix before it checks.
   *
   * @default (path) => path
   */
  signedPath?: ((path: string) => string) | undefined;
  /**
   * What the return URLs are called in the body: `redirect` as in the examples of Pivot's pages
   * (`redirectUrl`), `redirection` as in the table (`redirectionUrl`), or both.
   *
   * @default 'redirect'
   */
  redirectFieldNames?: 'redirect' | 'redirection' | 'both' | undefined;
  /**
   * `serviceCode` of the status inquiry, two digits.
   *
   * @default '54'
   */
  statusServiceCode?: string | undefined;
  /**
   * Further response codes of the status inquiry that mean, by Pivot's own word, that it knows no such
   * payment: seven digits each, 4xx, but not 401, 408 or 429. 404 with any case, `4035500` and status `07`
   * are known already. Any other refusal makes no link: a code that can also mean "not now" must not be
   * listed, or a customer may pay twice.
   *
   * @default []
   * @example ['4005501']
   */
  unknownReference?: readonly string[] | undefined;
}

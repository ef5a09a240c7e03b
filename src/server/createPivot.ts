import { type CallbackHandlerOptions, createCallbackHandler } from './callback/callbackHandler.ts';
import { createPivotClient, inquirePaymentStatus, type PaymentStatus } from './pivot/client.ts';
import type { PivotOptions } from './PivotOptions.ts';
import { readPivotSettings } from './pivotSettings.ts';
import { createProxy, type ProxyOptions } from './proxy/proxy.ts';
import type { ResolvedPayment } from './proxy/resolvedPayment.ts';
import type { RequestHandler } from './proxy/respond.ts';

/** What a merchant's server does with Pivot. Its parts share credentials, tokens and records. */
export interface Pivot {
  /**
   * Creates the signing proxy that the browser calls. Mount it anywhere: a path that ends in `apply-ott`
   * makes a payment link, one that ends in `status` asks how a payment stands.
   *
   * Errors are SNAP-shaped, `{ responseCode, responseMessage }`, under the HTTP status that the code
   * begins with.
   *
   * @throws TypeError if an option is wrong or missing, with its name and what it should be.
   * @example
   * ```ts
   * export const POST = pivot.proxy({ returnOrigins: ['https://shop.example'], resolvePayment });
   * ```
   * @see docs/pivot.md, "QRIS Payment Link - Apply OTT" and "Inquiry Payment Status".
   */
  proxy: (options: ProxyOptions) => RequestHandler;
  /**
   * Creates the handler of Pivot's payment callback. It compares `X-API-Key` in constant time, takes the
   * body as a hint of which payment to look at, asks Pivot how that payment stands, and calls `onPayment`.
   * If the payment is not final yet, or Pivot does not say, it answers 503, and Pivot calls again.
   *
   * @throws TypeError if an option is wrong or missing, with its name and what it should be.
   * @example
   * ```ts
   * export const POST = pivot.callbackHandler({ apiKey, resolvePayment, onPayment });
   * ```
   * @see docs/pivot.md, "Callback".
   */
  callbackHandler: (options: CallbackHandlerOptions) => RequestHandler;
  /**
   * Asks Pivot how a payment stands. Ship goods by this, or by `onPayment`, and by nothing else.
   *
   * @throws SnapError if there is no status, which says nothing about the payment: `responseCode` and
   *   `detail` say why. TypeError if the payment's own fields are wrong.
   * @example
   * ```ts
   * const { outcome } = await pivot.getPaymentStatus(paymentOf(order));
   * if (outcome === 'paid') ship(order);
   * ```
   * @see docs/pivot.md, "Inquiry Payment Status".
   */
  getPaymentStatus: (payment: ResolvedPayment) => Promise<PaymentStatus>;
}

/**
 * Connects a merchant's server to Pivot, with the credentials in one place.
 *
 * @throws TypeError if an option is wrong or missing, with its name and what it should be.
 * @example
 * ```ts
 * export const pivot = createPivot({
 *   environment: 'staging',
 *   clientId: process.env.PIVOT_CLIENT_ID,
 *   clientSecret: process.env.PIVOT_CLIENT_SECRET,
 *   privateKey: process.env.PIVOT_PRIVATE_KEY,
 *   partnerId: process.env.PIVOT_PARTNER_ID,
 *   channelId: process.env.PIVOT_CHANNEL_ID,
 * });
 * ```
 */
export function createPivot(options: PivotOptions): Pivot {
  const settings = readPivotSettings(options);
  const client = createPivotClient(settings);
  return {
    proxy: (proxyOptions) => createProxy(settings, client, proxyOptions),
    callbackHandler: (handlerOptions) => createCallbackHandler(settings, client, handlerOptions),
    getPaymentStatus: (payment) => inquirePaymentStatus(client, payment),
  };
}

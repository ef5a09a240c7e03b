import type { PaymentGrant } from './PaymentGrant.ts';
import type { PivotOptions } from './PivotOptions.ts';

/** What a browser asks for. */
export interface PaymentContext {
  operation: 'apply-ott' | 'status';
  /** The browser's word: look the order up, and see whose it is. */
  partnerReferenceNo: string;
  /** The browser's request, with its cookies and headers; its body has been read. */
  request: Request;
}

export interface QrisProxyOptions extends PivotOptions {
  /**
   * Decides who pays what: finds the signed-in customer of the request and the order of the
   * reference, and returns what Pivot needs to know. Return undefined where the order is not this
   * customer's, or is not to be paid: the browser gets 403.
   */
  resolvePayment: (
    context: PaymentContext,
  ) => PaymentGrant | undefined | Promise<PaymentGrant | undefined>;
  /**
   * The origins, for example `https://shop.example`, on which the browser's return URLs are accepted;
   * requests from pages on them are accepted too. Not needed where `resolvePayment` returns the URLs.
   * Default: none.
   */
  returnOrigins?: readonly string[] | undefined;
  /**
   * Further origins whose pages may call the proxy; they get CORS headers, credentials included.
   * Default: none, only pages of the proxy's own origin and of `returnOrigins`.
   */
  allowedOrigins?: readonly string[] | undefined;
}

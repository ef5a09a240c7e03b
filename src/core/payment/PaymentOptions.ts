import type { PaymentRequest } from '../endpoint/applyOtt.ts';
import type { QrisConfig } from '../endpoint/QrisConfig.ts';
import type { OpenIn } from './openWebview.ts';
import type { PaymentCallbacks } from './paymentEvents.ts';

/** Which order is paid: one that has a reference, or one that is made by the click. */
export type PaymentOrder =
  | {
      /** The order's reference, 1 to 64 characters. */
      partnerReferenceNo: string;
      createOrder?: undefined;
      /**
       * Requests the link before the click: when the button is pressed down, or already when it is
       * hovered or focused. Off by default, because the link may go unused.
       */
      prefetch?: 'press' | 'hover' | undefined;
    }
  | {
      partnerReferenceNo?: undefined;
      /**
       * Creates the order in the click and returns its reference.
       *
       * It must be idempotent for the customer's cart: called again for the same cart, it returns the
       * same reference, whatever became of the first call. It is called once for each payment, also if
       * the payment is tried again, and has `timeoutMs` to resolve. The tab remembers the order until its
       * payment is final, by `endpoint`, `redirectUrl` and the page's path; several buttons with
       * `createOrder` on one page call it again after a reload.
       */
      createOrder: () => string | Promise<string>;
      /** Creates the order and requests the link when the button is pressed down, before the click. */
      prefetch?: 'press' | undefined;
    };

/** How a payment is shown and reported. */
export interface PaymentSettings extends QrisConfig, PaymentCallbacks {
  /**
   * Your return page after a payment; may be relative to the page. Up to 16 of Pivot's 255
   * characters are needed to recognize the return.
   */
  redirectUrl: string;
  /**
   * Your return page after a failure. One page can serve both: it asks the server.
   *
   * @default redirectUrl
   */
  failedRedirectUrl?: string | undefined;
  /** `JIT` funds the wallet only at the moment of payment. Not sent by default. */
  mode?: PaymentRequest['mode'];
  /**
   * Where the webview is shown.
   *
   * @default 'redirect', or 'popup' if the page is in a frame
   */
  openIn?: OpenIn | undefined;
  /**
   * What to do if a popup is blocked: open in this tab, or stop with the error `popup_blocked`.
   *
   * @default 'redirect'
   */
  whenPopupBlocked?: 'redirect' | 'error' | undefined;
  /** What a popup says until the webview loads. Indonesian by default. */
  popupText?: string | undefined;
  /**
   * How long after a link's end its payment may become known, in ms: until then no other link is
   * opened, and the status is polled. Use the same value as on your server.
   *
   * @default 60_000
   */
  settlementMs?: number | undefined;
}

export type PaymentOptions = PaymentSettings & PaymentOrder;

import type { AllowedLinks, PaymentRequest } from '../endpoint/applyOtt.ts';
import type { EndpointOptions } from '../endpoint/callEndpoint.ts';
import type { OpenIn } from './openWebview.ts';
import type { PaymentCallbacks } from './paymentEvents.ts';

/** How a payment is asked for, shown and told. */
export interface PaymentOptions extends EndpointOptions, AllowedLinks, PaymentCallbacks {
  /**
   * The order's reference, 1 to 64 characters; or a function that makes the order in the click and
   * returns its reference.
   *
   * The function must be idempotent for the customer's cart: asked again for the same cart, it
   * returns the same reference, whatever became of the first call. It is called once for a payment,
   * also if the payment is tried again, and has `timeoutMs` to answer. The tab remembers the order
   * until its payment is final, by `endpoint`, `redirectUrl` and the page's path; several buttons
   * that make orders on one page ask their function again after a reload.
   */
  partnerReferenceNo: string | (() => string | Promise<string>);
  /**
   * Your return page after a payment; may be relative to the page. Up to 16 of Pivot's 255
   * characters are needed to recognize the return.
   */
  redirectUrl: string;
  /** Your return page otherwise. Default: `redirectUrl`, whose page tells the truth anyway. */
  failedRedirectUrl?: string | undefined;
  /** As in `PaymentRequest`. */
  mode?: PaymentRequest['mode'];
  /** Where the webview is shown. Default: `redirect`. */
  openIn?: OpenIn | undefined;
  /** If a popup is blocked: open in this tab, or stop with `popup_blocked`. Default: `redirect`. */
  whenPopupBlocked?: 'redirect' | 'error' | undefined;
  /** What a popup says until the webview is there. Default: Indonesian. */
  waitingWords?: string | undefined;
  /**
   * How long after a link's end its payment may become known, in ms: no other link is opened before,
   * and the status is asked for. Set the server's `settlementMs` to the same. Default: 60,000.
   */
  settlementMs?: number | undefined;
}

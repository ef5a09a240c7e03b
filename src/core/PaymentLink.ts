/** A one-time link to Pivot's webview. */
export interface PaymentLink {
  /** Opens the webview, and pays: never log, store or share it. */
  paymentUrl: string;
  /** When the link ends, in epoch ms of the server's clock; undefined when the reply does not say. */
  expiresAt: number | undefined;
  /** The one-time token's id (`userResources[0].value`), where the reply has it. */
  ott: string | undefined;
  partnerReferenceNo: string;
  /** SNAP's seven digits, for example `2004900`. */
  responseCode: string;
}

/** What a payment link is asked for with. */
export interface PaymentRequest {
  /** The merchant's unique reference of the order; 1 to 64 characters. */
  partnerReferenceNo: string;
  /** Where the customer comes back to after paying; absolute http(s), at most 255 characters. */
  redirectUrl: string;
  /** Where the customer comes back to otherwise. Default: `redirectUrl`. */
  failedRedirectUrl?: string | undefined;
  /** `JIT`: the wallet is funded only at the moment of payment. Default: not sent. */
  mode?: 'JIT' | (string & {}) | undefined;
}

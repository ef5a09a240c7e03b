/** The merchant's word that this customer may pay, or ask about, this order. */
export interface PaymentGrant {
  /** The signed-in customer, in the merchant's own words; never sent to Pivot. */
  customerId: string;
  /** The order's reference, from the merchant's records: it must be the one that was asked for. */
  partnerReferenceNo: string;
  /** How the customer's B2B2C token comes about. */
  customer: CustomerToken | LinkedWallet;
  /**
   * Where the customer comes back to after a payment; http(s), at most 255 characters. When set, the
   * URLs of the browser are not looked at.
   */
  redirectUrl?: string | undefined;
  /** As `redirectUrl`, after a failure or a cancellation. Default: `redirectUrl`. */
  failedRedirectUrl?: string | undefined;
  /** The transaction's mode, for example `JIT`. Default: what the browser asked for. */
  mode?: string | undefined;
  /** Further headers for Pivot, for example `X-IP-ADDRESS`; they add to those of the options. */
  extraHeaders?: Record<string, string> | undefined;
}

/** A token that the merchant keeps itself. */
export interface CustomerToken {
  /** The customer's B2B2C access token, without `Bearer `. */
  accessToken: string;
  /** Asked for another token, once, when Pivot refuses this one (401ss02, 401ss04). */
  renew?: (() => string | Promise<string>) | undefined;
}

/** A wallet whose token the proxy gets, keeps and renews. */
export interface LinkedWallet {
  /** From Pivot's callback after account creation and binding; at most 256 characters. */
  bindingId: string;
  /** The customer's refresh token from the same callback; at most 512 characters. */
  refreshToken?: string | undefined;
}

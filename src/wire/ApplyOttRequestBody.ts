/**
 * The body of Pivot's "QRIS Payment Link - Apply OTT" call, as its example has it.
 *
 * The page's table lists `partnerReferenceNo`, the URLs and `mode` flat and calls the URLs
 * `redirectionUrl` / `failedRedirectionUrl`; the examples of four pages agree on this form.
 *
 * @see Reference page, "Request Body" and "Request Parameter Detail".
 */
export interface ApplyOttRequestBody {
  userResources: ['OTT'];
  additionalInfo: {
    /** The merchant's unique reference of the transaction; 1 to 64 characters. */
    partnerReferenceNo: string;
    /** Where the customer comes back to after a payment; http(s), at most 255 characters. */
    redirectUrl: string;
    /** Where the customer comes back to after a failure or a cancellation; as `redirectUrl`. */
    failedRedirectUrl?: string | undefined;
    /** `JIT`: the wallet is funded only at the moment of payment. At most 10 characters. */
    mode?: 'JIT' | (string & {}) | undefined;
  };
}

/**
 * Pivot's reply to Apply OTT: HTTP 200 with `responseCode` 2004900.
 *
 * @see Reference page, "Response Body" and "Response Parameter Detail".
 */
export interface ApplyOttReplyBody {
  /** Seven digits: HTTP status (3), service (2), case (2). */
  responseCode: string;
  responseMessage: string;
  /** `value` is the one-time token's id, at most 64 characters. */
  userResources?: { resourceType: string; value: string }[];
  additionalInfo: {
    /** The one-time link to the webview. It pays: treat it as a secret. */
    paymentUrl: string;
    /** ISO 8601 with an offset; Pivot sends 6 or 9 fraction digits. */
    urlExpiry: string;
  };
}

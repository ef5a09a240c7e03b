/** A QRIS that the sandbox's webview offers for "scanning". */
export interface SampleQris {
  /** The name on the QRIS. */
  merchantName: string;
  /** Where the merchant is. */
  city: string;
  /** Rupiah with two decimals, such as `36000.00`. Without it the customer types the amount. */
  amount?: string;
}

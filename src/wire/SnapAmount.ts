/** An amount as SNAP writes it: a decimal text with two decimals, and an ISO 4217 currency. */
export interface SnapAmount {
  /** For example `36000.00`. */
  value: string;
  /** For example `IDR`. */
  currency: string;
}

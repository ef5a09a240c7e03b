/** One of Pivot's four calls that the proxy makes. */
export interface SnapCall {
  operation: 'token-b2b' | 'token-b2b2c' | 'apply-ott' | 'status';
  /** SNAP's two digits, for codes of our own. */
  serviceCode: string;
  /** Under the base URL. */
  path: string;
  /** The JSON text that is signed and sent. */
  body: string;
  /**
   * Becomes true with the first attempt that may have done what was asked: whatever comes of the call
   * after that, it does not mean that nothing was done.
   */
  mayHaveActed?: boolean;
}

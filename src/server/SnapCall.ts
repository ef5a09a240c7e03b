/** One of Pivot's four calls that the proxy makes. */
export interface SnapCall {
  operation: 'token-b2b' | 'token-b2b2c' | 'apply-ott' | 'status';
  /** SNAP's two digits, for codes of our own. */
  serviceCode: string;
  /** Under the base URL. */
  path: string;
  /** The JSON text that is signed and sent. */
  body: string;
  /** Signs an attempt. Each has a timestamp of its own, the same text here and in the header. */
  sign: (timestamp: string) => Promise<Record<string, string>>;
}

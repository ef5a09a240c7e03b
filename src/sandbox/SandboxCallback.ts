/** Where the sandbox sends the payment callback. */
export interface SandboxCallback {
  /** Absolute http(s) URL of the merchant's own endpoint. */
  url: string;
  /** Sent as `X-API-Key`, as Pivot sends the Callback API Key of its dashboard. */
  apiKey: string;
  /**
   * How long to wait before each repeat, ms. Default: Pivot's own schedule with seconds in place of
   * minutes: 5 s, 15 s, 1 min, 3 min, 6 min, 12 min.
   */
  retryDelays?: readonly number[];
}

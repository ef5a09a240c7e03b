/** Which links may be opened. */
export interface AllowedLinks {
  /**
   * Hosts of Pivot's webview, exact (`host` or `host:port`). Default: the staging hosts that Pivot
   * publishes. Pivot tells you the production host with your credentials.
   */
  allowedHosts?: readonly string[] | undefined;
  /** Also allows http on localhost, for development with the sandbox. Default: false. */
  allowLocalhost?: boolean | undefined;
}

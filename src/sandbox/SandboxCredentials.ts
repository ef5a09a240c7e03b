/** What a merchant needs to call the sandbox: the same pieces that Pivot hands out. */
export interface SandboxCredentials {
  /** `X-CLIENT-KEY` of the token calls. */
  clientId: string;
  /** Key of the symmetric signature. */
  clientSecret: string;
  /** The merchant's key for token calls: PEM, PKCS#8, RSA. The sandbox itself never reads it. */
  privateKey: string;
  /** Its public half, as registered with Pivot: PEM, SPKI. */
  publicKey: string;
  /** `X-PARTNER-ID`. */
  partnerId: string;
  /** `CHANNEL-ID`, at most 5 characters. */
  channelId: string;
  /** `authCode` of the B2B2C token call: the customer whose wallet pays. */
  bindingId: string;
  /** `refreshToken` of that customer. */
  customerRefreshToken: string;
  /** A second customer, to try that one cannot see the payments of the other. */
  secondBindingId: string;
  secondCustomerRefreshToken: string;
  /** `X-API-Key` of the payment callback. */
  callbackApiKey: string;
  /** Six digits that the webview asks for before it pays. */
  pin: string;
}

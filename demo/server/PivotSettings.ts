/** Where Pivot is, and the shop's credentials for it. */
export interface PivotSettings {
  apiBaseUrl: string;
  clientId: string;
  clientSecret: string;
  /** PEM, PKCS#8. */
  privateKey: string;
  partnerId: string;
  channelId: string;
  /** The customer of this demo: one wallet, linked beforehand. */
  bindingId: string;
  customerRefreshToken: string;
}

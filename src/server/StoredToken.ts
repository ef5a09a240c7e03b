/** A token as the store keeps it. */
export interface StoredToken {
  accessToken: string;
  /** Epoch ms; some time before the token's real end. */
  expiresAt: number;
  /** B2B2C only: gets the next token. */
  refreshToken?: string | undefined;
  /** B2B2C only: what the merchant gave when this chain of refresh tokens began. */
  grantedRefreshToken?: string | undefined;
}

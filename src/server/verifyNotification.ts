import { hashBody } from './hashBody.ts';
import { verifyAsymmetric } from './verifyAsymmetric.ts';

/** What the asymmetric signature of a SNAP notification covers: as a call's, without a token. */
export interface NotificationRequest {
  method: string;
  /** The path that was called, without scheme and host. */
  path: string;
  /** The JSON text that arrived. */
  body: string;
  /** The text of the `X-TIMESTAMP` header. */
  timestamp: string;
}

/**
 * Whether a SNAP notification was signed by the holder of the public key's pair:
 * SHA256withRSA over `METHOD:path:hash of the body:timestamp`.
 *
 * @param publicKey The sender's public key, by `importPublicKey`.
 * @see ASPI, "Keamanan", asymmetric signature without an access token.
 */
export async function verifyNotification(
  publicKey: CryptoKey,
  request: NotificationRequest,
  signature: string,
): Promise<boolean> {
  const { method, path, body, timestamp } = request;
  const stringToSign = [method, path, await hashBody(body), timestamp].join(':');
  return verifyAsymmetric(publicKey, stringToSign, signature);
}

import { decodeBase64 } from './decodeBase64.ts';
import { RSA_SHA256 } from './RSA_SHA256.ts';

/**
 * Whether a base64 SHA256withRSA signature covers a text.
 *
 * @param publicKey By `importPublicKey`.
 */
export async function verifyAsymmetric(
  publicKey: CryptoKey,
  stringToSign: string,
  signature: string,
): Promise<boolean> {
  const given = decodeBase64(signature);
  if (given === undefined) return false;
  const bytes = new TextEncoder().encode(stringToSign);
  return crypto.subtle.verify(RSA_SHA256.name, publicKey, given, bytes);
}

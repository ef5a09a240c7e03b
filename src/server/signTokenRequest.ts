import { encodeBytes } from './encodeBytes.ts';
import { RSA_SHA256 } from './RSA_SHA256.ts';
import type { SignatureEncoding } from './SignatureEncoding.ts';
import { tokenStringToSign } from './tokenStringToSign.ts';

/**
 * Signs a token call: SHA256withRSA over `clientId|timestamp`.
 *
 * @param privateKey The merchant's key, by `importPrivateKey`.
 * @see Pivot's page "Authentication".
 */
export async function signTokenRequest(
  privateKey: CryptoKey,
  clientId: string,
  timestamp: string,
  encoding: SignatureEncoding = 'base64',
): Promise<string> {
  const bytes = new TextEncoder().encode(tokenStringToSign(clientId, timestamp));
  return encodeBytes(await crypto.subtle.sign(RSA_SHA256.name, privateKey, bytes), encoding);
}

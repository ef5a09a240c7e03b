import { encodeBytes } from './encodeBytes.ts';
import type { SignatureEncoding } from './SignatureEncoding.ts';
import { symmetricStringToSign, type SymmetricRequest } from './symmetricStringToSign.ts';

/**
 * Signs a call: `HMAC_SHA512(clientSecret, stringToSign)`.
 *
 * @param key The client secret, by `importClientSecret`.
 * @see Reference page, "Request Header", `X-SIGNATURE`.
 */
export async function signSymmetric(
  key: CryptoKey,
  request: SymmetricRequest,
  encoding: SignatureEncoding = 'base64',
): Promise<string> {
  const bytes = new TextEncoder().encode(await symmetricStringToSign(request));
  return encodeBytes(await crypto.subtle.sign('HMAC', key, bytes), encoding);
}

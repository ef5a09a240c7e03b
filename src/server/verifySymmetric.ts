import { isSameSecret } from './isSameSecret.ts';
import type { SignatureEncoding } from './SignatureEncoding.ts';
import { signSymmetric } from './signSymmetric.ts';
import type { SymmetricRequest } from './symmetricStringToSign.ts';

/**
 * Whether a symmetric signature is the one this request should bear; compared in constant time and
 * to the letter (base64 is case-sensitive).
 *
 * @param key The client secret, by `importClientSecret`.
 */
export async function verifySymmetric(
  key: CryptoKey,
  request: SymmetricRequest,
  signature: string,
  encoding: SignatureEncoding = 'base64',
): Promise<boolean> {
  return isSameSecret(signature, await signSymmetric(key, request, encoding));
}

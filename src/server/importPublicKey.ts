import { decodePublicKey } from './decodePublicKey.ts';
import { RSA_SHA256 } from './RSA_SHA256.ts';

/**
 * Turns a `-----BEGIN PUBLIC KEY-----` PEM text (SPKI) into a key that verifies signatures.
 *
 * @throws TypeError where the text is no such key.
 */
export async function importPublicKey(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', decodePublicKey(pem), RSA_SHA256, false, ['verify']);
}

import { decodePrivateKey } from './decodePrivateKey.ts';
import { RSA_SHA256 } from './RSA_SHA256.ts';

/**
 * Turns a PKCS#8 PEM text into the key that signs token calls.
 *
 * @throws TypeError that says what the text is instead and how to convert it.
 */
export async function importPrivateKey(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', decodePrivateKey(pem), RSA_SHA256, false, ['sign']);
}

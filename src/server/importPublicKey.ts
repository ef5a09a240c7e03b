import { decodePem } from './decodePem.ts';
import { RSA_SHA256 } from './RSA_SHA256.ts';

/**
 * Turns a `-----BEGIN PUBLIC KEY-----` PEM text (SPKI) into a key that verifies signatures.
 *
 * @throws TypeError where the text is no such key.
 */
export async function importPublicKey(pem: string): Promise<CryptoKey> {
  const content = decodePem(pem);
  if (content?.label !== 'PUBLIC KEY') {
    throw new TypeError(
      'A public key must be a PEM text that begins with -----BEGIN PUBLIC KEY-----.',
    );
  }
  return crypto.subtle.importKey('spki', content.bytes, RSA_SHA256, false, ['verify']);
}

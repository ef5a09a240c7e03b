import { decodePem } from './decodePem.ts';

/**
 * Reads an SPKI public key out of its PEM text.
 *
 * @throws TypeError where the text is no such key.
 */
export function decodePublicKey(pem: string): Uint8Array<ArrayBuffer> {
  const content = decodePem(pem);
  if (content?.label !== 'PUBLIC KEY') {
    throw new TypeError(
      'A public key must be a PEM text that begins with -----BEGIN PUBLIC KEY-----.',
    );
  }
  return content.bytes;
}

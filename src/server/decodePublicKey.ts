import { decodePem } from './decodePem.ts';

/**
 * Reads an SPKI public key out of its PEM text.
 *
 * @throws TypeError where the text is no such key.
 */
export function decodePublicKey(pem: string): Uint8Array<ArrayBuffer> {
  return decodePem('A public key', pem, 'PUBLIC KEY');
}

import { assertOption } from './assertOption.ts';
import { decodePem } from './decodePem.ts';

/** The object identifier of rsaEncryption, 1.2.840.113549.1.1.1, as DER holds it. */
const RSA_ENCRYPTION = '6,9,42,134,72,134,247,13,1,1,1';

const CONVERT = '; to convert another private key: openssl pkcs8 -topk8 -nocrypt -in key.pem';

/**
 * Reads a PKCS#8 RSA key out of its PEM text.
 *
 * @throws TypeError that says what the text is instead and how to convert it; never its content.
 */
export function decodePrivateKey(pem: string): Uint8Array<ArrayBuffer> {
  const bytes = decodePem('privateKey', pem, 'PRIVATE KEY', CONVERT);
  assertOption(
    bytes.join().includes(RSA_ENCRYPTION),
    'privateKey',
    'an RSA key: SNAP signs with SHA256withRSA',
  );
  return bytes;
}

import { decodePem } from './decodePem.ts';

/** The object identifier of rsaEncryption, 1.2.840.113549.1.1.1, as DER holds it. */
const RSA_ENCRYPTION = '6,9,42,134,72,134,247,13,1,1,1';

/** What to say for the other things a PEM text can hold. */
const OTHER_LABELS: Record<string, string> = {
  'RSA PRIVATE KEY':
    'is a PKCS#1 key; convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.pkcs8.pem',
  'ENCRYPTED PRIVATE KEY':
    'is encrypted; decrypt it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.pkcs8.pem',
  'PUBLIC KEY': 'is a public key; give the private key whose pair is registered with Pivot',
};

/**
 * Reads a PKCS#8 RSA key out of its PEM text.
 *
 * @throws TypeError that says what the text is instead and how to convert it; never its content.
 */
export function decodePrivateKey(pem: string): Uint8Array<ArrayBuffer> {
  const content = decodePem(pem);
  if (content?.label !== 'PRIVATE KEY') {
    const problem =
      (content && OTHER_LABELS[content.label]) ??
      'must be a PEM text that begins with -----BEGIN PRIVATE KEY----- (PKCS#8), or a CryptoKey';
    throw new TypeError(`privateKey ${problem}.`);
  }
  if (!content.bytes.join().includes(RSA_ENCRYPTION)) {
    throw new TypeError('privateKey is not an RSA key; SNAP signs with SHA256withRSA.');
  }
  return content.bytes;
}

import { decodePem } from './decodePem.ts';

/** The object identifier of rsaEncryption, 1.2.840.113549.1.1.1, as DER holds it. */
const RSA_ENCRYPTION = '6,9,42,134,72,134,247,13,1,1,1';

const CONVERT = 'convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.pkcs8.pem';

/** What to say for the other things a PEM text can hold. */
const OTHER_LABELS: Record<string, string> = {
  'RSA PRIVATE KEY': `is a PKCS#1 key; ${CONVERT}`,
  'ENCRYPTED PRIVATE KEY': `is encrypted; ${CONVERT}`,
  'PUBLIC KEY': 'is a public key; give the private key whose pair is registered with Pivot',
};

/**
 * Reads a PKCS#8 RSA key out of its PEM text.
 *
 * @throws TypeError that says what the text is instead and how to convert it; never its content.
 */
export function decodePrivateKey(pem: string): Uint8Array<ArrayBuffer> {
  const { label = '', bytes } = decodePem(pem) ?? {};
  if (label !== 'PRIVATE KEY' || bytes === undefined) {
    const problem =
      OTHER_LABELS[label] ?? 'must be a PEM text that begins with -----BEGIN PRIVATE KEY-----';
    throw new TypeError(`privateKey ${problem}.`);
  }
  if (!bytes.join().includes(RSA_ENCRYPTION)) {
    throw new TypeError('privateKey is not an RSA key; SNAP signs with SHA256withRSA.');
  }
  return bytes;
}

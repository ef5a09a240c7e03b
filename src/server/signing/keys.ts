import { SERVICE_CODES } from '../../snap/services.ts';
import { assertOption } from '../checks.ts';
import { SnapError } from '../SnapError.ts';

/**
 * Checks the private key at once; a PEM text becomes a key later, at its first use, because Web
 * Crypto is asynchronous.
 *
 * @throws TypeError that says what the key is instead, never its content.
 */
export function readPrivateKey(privateKey: unknown): () => Promise<CryptoKey> {
  if (privateKey instanceof CryptoKey) {
    const { algorithm, usages } = privateKey;
    if (algorithm.name === RSA_SHA256.name && usages.includes('sign'))
      return async () => privateKey;
  }
  assertOption(
    typeof privateKey === 'string',
    'privateKey',
    `a PKCS#8 PEM string or a CryptoKey that may sign ${RSA_SHA256.name}`,
  );
  decodePrivateKey(privateKey);
  let key: Promise<CryptoKey> | undefined;
  return () => (key ??= importPrivateKey(privateKey).catch(refuse));
}

function refuse(): never {
  const detail = 'privateKey cannot be used: it is no whole PKCS#8 RSA key';
  throw new SnapError(`500${SERVICE_CODES.tokenB2b}00`, 'General Error', detail);
}

/**
 * Turns a PKCS#8 PEM text into the key that signs token calls.
 *
 * @throws TypeError that says what the text is instead and how to convert it.
 */
export async function importPrivateKey(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', decodePrivateKey(pem), RSA_SHA256, false, ['sign']);
}

/** The object identifier of rsaEncryption, 1.2.840.113549.1.1.1, as DER holds it. */
const RSA_ENCRYPTION = '6,9,42,134,72,134,247,13,1,1,1';

const CONVERT = '; to convert another private key: openssl pkcs8 -topk8 -nocrypt -in key.pem';

/**
 * Reads a PKCS#8 RSA key out of its PEM text.
 *
 * @throws TypeError that says what the text is instead and how to convert it; never its content.
 */
function decodePrivateKey(pem: string): Uint8Array<ArrayBuffer> {
  const bytes = decodePem('privateKey', pem, 'PRIVATE KEY', CONVERT);
  assertOption(
    bytes.join().includes(RSA_ENCRYPTION),
    'privateKey',
    'an RSA key: SNAP signs with SHA256withRSA',
  );
  return bytes;
}

/**
 * Turns a `-----BEGIN PUBLIC KEY-----` PEM text (SPKI) into a key that verifies signatures.
 *
 * @throws TypeError where the text is no such key.
 */
export async function importPublicKey(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', decodePublicKey(pem), RSA_SHA256, false, ['verify']);
}

/**
 * Reads an SPKI public key out of its PEM text.
 *
 * @throws TypeError where the text is no such key.
 */
export function decodePublicKey(pem: string): Uint8Array<ArrayBuffer> {
  return decodePem('A public key', pem, 'PUBLIC KEY');
}

/** Turns the client secret (its text, as UTF-8 bytes) into the key of the symmetric signature. */
export function importClientSecret(clientSecret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(clientSecret);
  const algorithm = { name: 'HMAC', hash: 'SHA-512' };
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
}

/** SHA256withRSA, the algorithm of SNAP's asymmetric signatures, as Web Crypto names it. */
export const RSA_SHA256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/**
 * Reads the bytes of the first block of a PEM text. Line breaks written as `\n`, as environment
 * variables often hold them, count as line breaks.
 *
 * @param label What stands after `BEGIN`, for example `PRIVATE KEY`.
 * @param hint What else to say where the text is not that.
 * @throws TypeError that says what the text begins with instead; never its content.
 */
function decodePem(name: string, text: string, label: string, hint = ''): Uint8Array<ArrayBuffer> {
  const [, found, content = ''] =
    /-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \1-----/.exec(text.replaceAll('\\n', '\n')) ?? [];
  const instead = found ? `, not ${found}` : '';
  assertOption(
    found === label,
    name,
    `a PEM string that begins with -----BEGIN ${label}-----${instead}${hint}`,
  );
  const bytes = decodeBase64(content);
  assertOption(
    bytes !== undefined,
    name,
    'a PEM string: between its two marks is something else than base64',
  );
  return bytes;
}

/**
 * Reads standard base64 into bytes.
 *
 * @returns undefined where the text is not base64.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

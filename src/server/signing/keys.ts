import { SERVICE_CODES } from '../../snap/services.ts';
import { assertOption } from '../checks.ts';
import { SnapError } from '../SnapError.ts';

/**
 * Checks the private key now, and imports a PEM string at its first use, because Web Crypto is
 * asynchronous.
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
 * Imports the private key that signs token calls, from a PKCS#8 PEM string.
 *
 * @throws TypeError if it is something else, with what it is and how to convert it.
 * @example
 * ```ts
 * const privateKey = await importPrivateKey(process.env.PIVOT_PRIVATE_KEY);
 * ```
 */
export async function importPrivateKey(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', decodePrivateKey(pem), RSA_SHA256, false, ['sign']);
}

/** The object identifier of rsaEncryption, 1.2.840.113549.1.1.1, as DER holds it. */
const RSA_ENCRYPTION = '6,9,42,134,72,134,247,13,1,1,1';

const CONVERT = '; to convert another private key: openssl pkcs8 -topk8 -nocrypt -in key.pem';

/**
 * Reads a PKCS#8 RSA key from a PEM string.
 *
 * @throws TypeError that says what it is instead and how to convert it, never its content.
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
 * Imports a public key that verifies signatures, from an SPKI PEM string (`-----BEGIN PUBLIC KEY-----`).
 *
 * @throws TypeError if it is something else.
 * @example
 * ```ts
 * const publicKey = await importPublicKey(pem);
 * ```
 */
export async function importPublicKey(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', decodePublicKey(pem), RSA_SHA256, false, ['verify']);
}

/**
 * Reads an SPKI public key from a PEM string.
 *
 * @throws TypeError if it is something else.
 */
export function decodePublicKey(pem: string): Uint8Array<ArrayBuffer> {
  return decodePem('A public key', pem, 'PUBLIC KEY');
}

/**
 * Imports the client secret as the key of the symmetric signature.
 *
 * @example
 * ```ts
 * const key = await importClientSecret(process.env.PIVOT_CLIENT_SECRET);
 * ```
 */
export function importClientSecret(clientSecret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(clientSecret);
  const algorithm = { name: 'HMAC', hash: 'SHA-512' };
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
}

/** SHA256withRSA, the algorithm of SNAP's asymmetric signatures, as Web Crypto names it. */
export const RSA_SHA256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/**
 * Reads the first block of a PEM string. `\n` and `\r` escapes, as environment variables often hold them,
 * count as line breaks.
 *
 * @param label The words after `BEGIN`, such as `PRIVATE KEY`.
 * @param hint What else to say if it is something else.
 * @throws TypeError that says what the string begins with instead, never its content.
 */
function decodePem(name: string, text: string, label: string, hint = ''): Uint8Array<ArrayBuffer> {
  const [, found, content = ''] =
    /-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \1-----/.exec(text.replace(/\\r|\\n/g, '\n')) ??
    [];
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
 * Decodes standard base64.
 *
 * @returns undefined if the string is not base64.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

import { toHex } from '../../snap/bytes.ts';
import { decodeBase64, importClientSecret, RSA_SHA256 } from './keys.ts';

/**
 * How a signature is encoded in the `X-SIGNATURE` header. SNAP's formula names no encoding: every SDK
 * sends base64, some of ASPI's own samples are hex.
 */
export type SignatureEncoding = 'base64' | 'hex';

/** Signs a call: as `signSymmetric`, at the least cost that the runtime has. */
export type CallSigner = (request: SymmetricRequest) => string | Promise<string>;

/** Keeps the client secret, and makes a key of it once. */
export function createCallSigner(clientSecret: string, encoding: SignatureEncoding): CallSigner {
  if (nodeCrypto === undefined) {
    let key: Promise<CryptoKey> | undefined;
    return async (request) =>
      signSymmetric(await (key ??= importClientSecret(clientSecret)), request, encoding);
  }
  const { createHash, createHmac, createSecretKey } = nodeCrypto;
  const secret = createSecretKey(clientSecret, 'utf8');
  return (request) => {
    const bodyHash = createHash('sha256').update(minifyJson(request.body)).digest('hex');
    return createHmac('sha512', secret).update(joinSymmetric(request, bodyHash)).digest(encoding);
  };
}

type NodeCrypto = ReturnType<typeof process.getBuiltinModule<'node:crypto'>>;

/**
 * The server runtime's own crypto, where it has one: it answers at once. Web Crypto, which every runtime
 * has, takes each hash to another thread and back, at several times the cost of the hash.
 */
const nodeCrypto: NodeCrypto | undefined = findNodeCrypto();

function findNodeCrypto(): NodeCrypto | undefined {
  try {
    const { process } = globalThis;
    // By its name, Next.js would refuse to build it for the edge, where the call throws.
    const find: unknown = process && Reflect.get(process, 'getBuiltinModule');
    return typeof find === 'function' ? Reflect.apply(find, process, ['node:crypto']) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Signs a call: `HMAC_SHA512(clientSecret, stringToSign)`.
 *
 * @param key The client secret, from `importClientSecret`.
 * @example
 * ```ts
 * const signature = await signSymmetric(key, { method, path, accessToken, body, timestamp });
 * ```
 * @see Reference page, "Request Header", `X-SIGNATURE`.
 */
export async function signSymmetric(
  key: CryptoKey,
  request: SymmetricRequest,
  encoding: SignatureEncoding = 'base64',
): Promise<string> {
  const bytes = new TextEncoder().encode(await symmetricStringToSign(request));
  return encodeBytes(await crypto.subtle.sign('HMAC', key, bytes), encoding);
}

/**
 * Checks the symmetric signature of a request, in constant time; base64 is case-sensitive.
 *
 * @param key The client secret, from `importClientSecret`.
 * @example
 * ```ts
 * const isValid = await verifySymmetric(key, request, headers['x-signature']);
 * ```
 */
export async function verifySymmetric(
  key: CryptoKey,
  request: SymmetricRequest,
  signature: string,
  encoding: SignatureEncoding = 'base64',
): Promise<boolean> {
  return isSameSecret(signature, await signSymmetric(key, request, encoding));
}

/** What a symmetric signature covers. */
export interface SymmetricRequest {
  /** Such as `POST`. */
  method: string;
  /** The path as requested, without scheme and host: `/wallet-backend/snap/v1.0/qr/apply-ott`. */
  path: string;
  /** The B2B token, without `Bearer `. */
  accessToken: string;
  /** The JSON string that is sent. */
  body: string;
  /** The value of the `X-TIMESTAMP` header. */
  timestamp: string;
}

/**
 * Joins the string to sign: `METHOD:path:accessToken:hash of the body:timestamp`.
 *
 * @example
 * ```ts
 * const stringToSign = await symmetricStringToSign({ method, path, accessToken, body, timestamp });
 * ```
 * @see Reference page, "Request Header", `X-SIGNATURE`.
 */
export async function symmetricStringToSign(request: SymmetricRequest): Promise<string> {
  return joinSymmetric(request, await hashBody(request.body));
}

/** The symmetric string to sign, of a request whose body has been hashed. */
function joinSymmetric(
  { method, path, accessToken, timestamp }: SymmetricRequest,
  bodyHash: string,
): string {
  return [method, path, accessToken, bodyHash, timestamp].join(':');
}

/**
 * The body's part of a string to sign: `lowercase(hex(SHA-256(minify(body))))`.
 *
 * The output of `JSON.stringify` is minified already, so that what is hashed is byte for byte
 * what is sent.
 *
 * @param body The JSON string that is sent; an empty string if there is none.
 * @example
 * ```ts
 * await hashBody('{}'); // '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
 * ```
 * @see Reference page, "Request Header", `X-SIGNATURE`.
 */
export async function hashBody(body: string): Promise<string> {
  const bytes = new TextEncoder().encode(minifyJson(body));
  return encodeBytes(await crypto.subtle.digest('SHA-256', bytes), 'hex');
}

/**
 * Takes the insignificant whitespace out of a JSON text: that between the tokens, never that inside
 * a string. Key order, escapes and numbers stay as they are written, which parsing and writing again
 * would not keep (`1.50`, big integers, repeated keys).
 *
 * @see ASPI, "Keamanan", symmetric signature: `minify(RequestBody)`.
 */
function minifyJson(text: string): string {
  // Most have none at all, and only need to be looked through.
  if (!/\s/.test(text)) return text;
  // Anybody can send a body: a regular expression that finds strings takes quadratic time, or the whole
  // stack, for one that is made for it.
  let minified = '';
  let from = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') {
      isInString = !isInString;
    } else if (isInString) {
      if (character === '\\') at += 1;
    } else if (' \t\r\n'.includes(character)) {
      minified += text.slice(from, at);
      from = at + 1;
    }
  }
  return minified + text.slice(from);
}

/**
 * Signs a token call: SHA256withRSA over `clientId|timestamp`.
 *
 * @param privateKey The merchant's key, from `importPrivateKey`.
 * @example
 * ```ts
 * const signature = await signTokenRequest(privateKey, clientId, snapTimestamp(Date.now()));
 * ```
 * @see Pivot's page "Authentication".
 */
export async function signTokenRequest(
  privateKey: CryptoKey,
  clientId: string,
  timestamp: string,
  encoding: SignatureEncoding = 'base64',
): Promise<string> {
  const bytes = new TextEncoder().encode(tokenStringToSign(clientId, timestamp));
  return encodeBytes(await crypto.subtle.sign(RSA_SHA256.name, privateKey, bytes), encoding);
}

/**
 * Checks the base64 signature of a token call.
 *
 * @param publicKey The merchant's public key, from `importPublicKey`.
 * @example
 * ```ts
 * const isValid = await verifyTokenRequest(publicKey, clientId, timestamp, signature);
 * ```
 */
export function verifyTokenRequest(
  publicKey: CryptoKey,
  clientId: string,
  timestamp: string,
  signature: string,
): Promise<boolean> {
  return verifyAsymmetric(publicKey, tokenStringToSign(clientId, timestamp), signature);
}

/**
 * What the signature of a token call covers: `clientId|timestamp`.
 *
 * @see Pivot's page "Authentication"; ASPI, "Keamanan", asymmetric signature.
 */
function tokenStringToSign(clientId: string, timestamp: string): string {
  return `${clientId}|${timestamp}`;
}

/** What the asymmetric signature of a SNAP notification covers: as a call's, without a token. */
export interface NotificationRequest {
  method: string;
  /** The path that was called, without scheme and host. */
  path: string;
  /** The JSON string that was received. */
  body: string;
  /** The value of the `X-TIMESTAMP` header. */
  timestamp: string;
}

/**
 * Checks the base64 signature of a SNAP notification: SHA256withRSA over
 * `METHOD:path:hash of the body:timestamp`.
 *
 * @param publicKey The sender's public key, from `importPublicKey`.
 * @example
 * ```ts
 * const isValid = await verifyNotification(publicKey, { method, path, body, timestamp }, signature);
 * ```
 * @see ASPI, "Keamanan", asymmetric signature without an access token.
 */
export async function verifyNotification(
  publicKey: CryptoKey,
  request: NotificationRequest,
  signature: string,
): Promise<boolean> {
  const { method, path, body, timestamp } = request;
  const stringToSign = [method, path, await hashBody(body), timestamp].join(':');
  return verifyAsymmetric(publicKey, stringToSign, signature);
}

/**
 * Checks a base64 SHA256withRSA signature.
 *
 * @param publicKey From `importPublicKey`.
 */
async function verifyAsymmetric(
  publicKey: CryptoKey,
  stringToSign: string,
  signature: string,
): Promise<boolean> {
  const given = decodeBase64(signature);
  if (given === undefined) return false;
  const bytes = new TextEncoder().encode(stringToSign);
  return crypto.subtle.verify(RSA_SHA256.name, publicKey, given, bytes);
}

/**
 * Compares two secrets in a time that says nothing about where they differ or how long they are: their
 * SHA-256 digests are compared to the last byte.
 */
export async function isSameSecret(given: string, expected: string): Promise<boolean> {
  const [left, right] = await Promise.all(
    [given, expected].map(async (text) => {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      return new Uint8Array(digest);
    }),
  );
  if (left === undefined || right === undefined) return false;
  let difference = 0;
  for (const [index, byte] of left.entries()) difference |= byte ^ (right[index] ?? 0);
  return difference === 0;
}

/** Encodes bytes as standard base64 with padding, or as lowercase hex. */
function encodeBytes(bytes: ArrayBuffer, encoding: SignatureEncoding): string {
  const view = new Uint8Array(bytes);
  return encoding === 'hex' ? toHex(view) : btoa(String.fromCharCode(...view));
}

import { isRecord } from '../snap/parse.ts';
import type { PaymentSession, SandboxContext } from './context.ts';

/** Where the payment page lives, as in the reference page's sample. */
export const WEBVIEW_PATH = '/whitelabel/qris-payment';

/** The payment link of a session. */
export async function createPaymentUrl(
  { credentials, origin }: SandboxContext,
  { id, bindingId, expiresAt }: PaymentSession,
): Promise<string> {
  const token = await signLinkToken(credentials.clientSecret, {
    iss: 'wallet-backend',
    sub: bindingId,
    exp: Math.floor(expiresAt / 1000),
    identifierValue: bindingId,
    merchantId: credentials.partnerId,
    sessionId: id,
  });
  return `${origin}${WEBVIEW_PATH}?token=${token}`;
}

/** The claims of a payment link, named as in the reference page's sample. */
interface LinkClaims {
  iss: 'wallet-backend';
  /** The customer. */
  sub: string;
  /** When the link ends, epoch seconds. */
  exp: number;
  /** The customer once more. */
  identifierValue: string;
  merchantId: string;
  /** The one-time token's id. */
  sessionId: string;
}

/**
 * Signs the JWT (HS256) that stands in a payment link.
 *
 * @param secret Pivot's own, which no merchant knows; the sandbox takes the client secret.
 * @see Reference page, "Response Body", `paymentUrl`; RFC 7515.
 */
export async function signLinkToken(secret: string, claims: LinkClaims): Promise<string> {
  const header = encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));
  const signed = `${header}.${encode(JSON.stringify(claims))}`;
  const key = await importLinkKey(secret);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(signed));
  return `${signed}.${encode(String.fromCharCode(...new Uint8Array(signature)))}`;
}

/** Base64url without padding, of a text of bytes: the claims are ASCII. */
function encode(bytes: string): string {
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Verifies a payment link's JWT.
 *
 * @returns its `sessionId`; undefined for anything that this sandbox did not sign.
 */
export async function readLinkToken(secret: string, token: string): Promise<string | undefined> {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0) return undefined;
  try {
    const isOurs = await crypto.subtle.verify(
      'HMAC',
      await importLinkKey(secret),
      Uint8Array.from(decode(signature), (character) => character.charCodeAt(0)),
      new TextEncoder().encode(`${header}.${payload}`),
    );
    const claims: unknown = isOurs ? JSON.parse(decode(payload)) : undefined;
    return isRecord(claims) && typeof claims['sessionId'] === 'string'
      ? claims['sessionId']
      : undefined;
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}

/** Turns the secret behind the payment links into the key of their signature (HS256). */
function importLinkKey(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']);
}

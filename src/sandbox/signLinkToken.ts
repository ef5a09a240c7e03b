import { importLinkKey } from './importLinkKey.ts';

/** The claims of a payment link, named as in the reference page's sample. */
export interface LinkClaims {
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

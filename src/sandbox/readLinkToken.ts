import { isRecord } from '../snap/parse.ts';
import { importLinkKey } from './importLinkKey.ts';

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

import { encodeBytes } from './encodeBytes.ts';
import { minifyJson } from './minifyJson.ts';

/**
 * The body's part of a string to sign: `lowercase(hex(SHA-256(minify(body))))`.
 *
 * A text made by `JSON.stringify` is minified already, so that what is hashed is byte for byte
 * what is sent.
 *
 * @param body The JSON text that travels; the empty text where there is no body.
 * @see Reference page, "Request Header", `X-SIGNATURE`.
 */
export async function hashBody(body: string): Promise<string> {
  const bytes = new TextEncoder().encode(minifyJson(body));
  return encodeBytes(await crypto.subtle.digest('SHA-256', bytes), 'hex');
}

/** Turns the client secret (its text, as UTF-8 bytes) into the key of the symmetric signature. */
export function importClientSecret(clientSecret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(clientSecret);
  const algorithm = { name: 'HMAC', hash: 'SHA-512' };
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
}

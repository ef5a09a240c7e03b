/** A new opaque token: 48 random bytes as 96 hex digits. */
export function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(48));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

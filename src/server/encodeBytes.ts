import type { SignatureEncoding } from './SignatureEncoding.ts';

/** Writes bytes as standard base64 with padding, or as lower-case hex. */
export function encodeBytes(bytes: ArrayBuffer, encoding: SignatureEncoding): string {
  const view = new Uint8Array(bytes);
  return encoding === 'hex'
    ? Array.from(view, (byte) => byte.toString(16).padStart(2, '0')).join('')
    : btoa(String.fromCharCode(...view));
}

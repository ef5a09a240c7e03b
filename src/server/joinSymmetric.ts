import type { SymmetricRequest } from './symmetricStringToSign.ts';

/** The symmetric string to sign, of a request whose body has been hashed. */
export function joinSymmetric(
  { method, path, accessToken, timestamp }: SymmetricRequest,
  bodyHash: string,
): string {
  return [method, path, accessToken, bodyHash, timestamp].join(':');
}

import { readJsonRecord } from './readJsonRecord.ts';
import type { StoredToken } from './StoredToken.ts';

/** Reads a token out of the store's text; undefined where it is none. */
export function readStoredToken(text: string | undefined): StoredToken | undefined {
  const { accessToken, expiresAt, refreshToken, grantedRefreshToken } = readJsonRecord(text) ?? {};
  if (typeof accessToken !== 'string' || typeof expiresAt !== 'number') return undefined;
  return {
    accessToken,
    expiresAt,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
    grantedRefreshToken: typeof grantedRefreshToken === 'string' ? grantedRefreshToken : undefined,
  };
}

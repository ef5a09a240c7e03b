import { pickTexts } from './pickTexts.ts';
import { readJsonRecord } from './readJsonRecord.ts';
import type { StoredToken } from './StoredToken.ts';

/** Reads a token out of the store's text; undefined where it is none. */
export function readStoredToken(text: string | undefined): StoredToken | undefined {
  const stored = readJsonRecord(text);
  const expiresAt = stored?.['expiresAt'];
  const { accessToken, ...refreshTokens } = pickTexts(stored, [
    'accessToken',
    'refreshToken',
    'grantedRefreshToken',
  ]);
  return accessToken !== undefined && typeof expiresAt === 'number'
    ? { accessToken, expiresAt, ...refreshTokens }
    : undefined;
}

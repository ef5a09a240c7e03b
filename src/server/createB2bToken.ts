import { createSingleFlight } from './createSingleFlight.ts';
import { fetchToken } from './fetchToken.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { readUsableToken } from './readUsableToken.ts';
import { renewalTime } from './renewalTime.ts';
import type { StoredToken } from './StoredToken.ts';

/** The longest life that Pivot gives a B2B token; a larger `expiresIn` is a mistaken unit. */
const LONGEST_LIFE_S = 900;

/**
 * Keeps the merchant's own token: fetched once for all who need it, and renewed before it ends.
 *
 * @returns a function that resolves with the token, and with another one than `refused`.
 * @see Pivot's page "Authentication".
 */
export function createB2bToken(settings: PivotSettings): (refused?: string) => Promise<string> {
  const { store, keyPrefix, timeoutMs } = settings;
  const key = `${keyPrefix}b2b`;
  const once = createSingleFlight<StoredToken>(store, timeoutMs);

  async function make(): Promise<StoredToken> {
    const askedAt = Date.now();
    const reply = await fetchToken(settings, 'b2b', { grantType: 'client_credentials' });
    // A text in Pivot's example, a number in other SNAP services.
    const seconds = Math.min(Number(reply['expiresIn']), LONGEST_LIFE_S);
    const { accessToken } = reply;
    const token = { accessToken, expiresAt: renewalTime(askedAt, seconds * 1000) };
    await store.set(key, JSON.stringify(token), { ttlMs: token.expiresAt - askedAt });
    return token;
  }

  return async (refused) => {
    const read = (): Promise<StoredToken | undefined> => readUsableToken(store, key, refused);
    return (await once({ key, read, make })).accessToken;
  };
}

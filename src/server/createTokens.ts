import { parseTimestamp } from '../snap/parse.ts';
import { createSingleFlight } from './createSingleFlight.ts';
import { fetchToken, type TokenGrant, type TokenReply } from './fetchToken.ts';
import type { LinkedWallet } from './PaymentGrant.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { readStoredToken } from './readStoredToken.ts';
import { renewalTime } from './renewalTime.ts';
import type { StoredToken } from './StoredToken.ts';

/** The longest life that Pivot gives a B2B token; a larger `expiresIn` is a mistaken unit. */
const LONGEST_LIFE_S = 900;

/** Resolves with a token, and with another one than `refused`. */
export interface Tokens {
  b2b: (refused?: string) => Promise<string>;
  ofWallet: (customerId: string, wallet: LinkedWallet, refused?: string) => Promise<string>;
}

/**
 * Keeps the merchant's own token, and those of the customers by customer and binding: each is fetched
 * once for all who need it, and renewed before it ends.
 *
 * @see Pivot's page "Authentication".
 */
export function createTokens(settings: PivotSettings): Tokens {
  const { store, keyPrefix, timeoutMs } = settings;
  const once = createSingleFlight<StoredToken, string>(store, timeoutMs);

  function get(name: string, grant: TokenGrant, refused: string | undefined): Promise<string> {
    const key = keyPrefix + name;
    return once({
      key,
      read: async () => readStoredToken(await store.get(key)),
      pick: ({ accessToken, expiresAt }) =>
        accessToken !== refused && expiresAt > Date.now() ? accessToken : undefined,
      make: async (earlier) => {
        const askedAt = Date.now();
        // A refresh token may be good for one use. The store knows the latest of the chain that began
        // with the merchant's; when the merchant brings another, the wallet was linked anew.
        const granted = grant.refreshToken;
        const latest = earlier?.grantedRefreshToken === granted ? earlier?.refreshToken : undefined;
        const refreshToken = latest ?? granted;
        const reply = await fetchToken(settings, { ...grant, refreshToken });
        const { accessToken, refreshToken: next } = reply;
        const token: StoredToken = {
          accessToken,
          expiresAt: renewalTime(askedAt, endOf(reply, askedAt) - askedAt),
          refreshToken: typeof next === 'string' ? next : refreshToken,
          grantedRefreshToken: granted,
        };
        // In Pivot's example it ends before the access token: neither order is sure.
        const refreshEndsAt = parseTimestamp(reply['refreshTokenExpiryTime']) ?? 0;
        const ttlMs = Math.max(token.expiresAt, refreshEndsAt) - askedAt;
        await store.set(key, JSON.stringify(token), { ttlMs });
        return accessToken;
      },
    });
  }

  return {
    b2b: (refused) => get('b2b', { grantType: 'client_credentials' }, refused),
    ofWallet: (customerId, { bindingId, refreshToken }, refused) =>
      get(
        `b2b2c:${JSON.stringify([customerId, bindingId])}`,
        { grantType: 'authorization_code', authCode: bindingId, refreshToken },
        refused,
      ),
  };
}

/** Epoch ms, or NaN where the reply does not say. A customer's token has a date, the merchant's a life. */
function endOf({ accessTokenExpiryTime, expiresIn }: TokenReply, askedAt: number): number {
  // A text in Pivot's example, a number in other SNAP services.
  const seconds = Math.min(Number(expiresIn), LONGEST_LIFE_S);
  return parseTimestamp(accessTokenExpiryTime) ?? askedAt + seconds * 1000;
}

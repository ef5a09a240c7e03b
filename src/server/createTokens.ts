import { parseTimestamp } from '../wire/parseTimestamp.ts';
import { createSingleFlight } from './createSingleFlight.ts';
import { fetchToken } from './fetchToken.ts';
import type { LinkedWallet } from './PaymentGrant.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { readStoredToken } from './readStoredToken.ts';
import { renewalTime } from './renewalTime.ts';
import type { StoredToken } from './StoredToken.ts';

/** The longest life that Pivot gives a B2B token; a larger `expiresIn` is a mistaken unit. */
const LONGEST_B2B_LIFE_S = 900;

/** Resolves with a token, and with another one than `refused`. */
export interface Tokens {
  b2b: (refused?: string) => Promise<string>;
  ofWallet: (customerId: string, wallet: LinkedWallet, refused?: string) => Promise<string>;
}

/** A token from Pivot; `endsAt` is when there is no more use in keeping it, where that is later. */
type NewToken = StoredToken & { endsAt?: number | undefined };

/**
 * Keeps the merchant's own token, and those of the customers by customer and binding: each is fetched
 * once for all who need it, and renewed before it ends.
 *
 * @see Pivot's page "Authentication".
 */
export function createTokens(settings: PivotSettings): Tokens {
  const { store, keyPrefix, timeoutMs } = settings;
  const once = createSingleFlight<StoredToken, string>(store, timeoutMs);

  function get(
    name: string,
    refused: string | undefined,
    fetchNew: (askedAt: number, earlier: StoredToken | undefined) => Promise<NewToken>,
  ): Promise<string> {
    const key = keyPrefix + name;
    return once({
      key,
      read: async () => readStoredToken(await store.get(key)),
      pick: ({ accessToken, expiresAt }) =>
        accessToken !== refused && expiresAt > Date.now() ? accessToken : undefined,
      make: async (earlier) => {
        const askedAt = Date.now();
        const { endsAt = 0, ...token } = await fetchNew(askedAt, earlier);
        const ttlMs = Math.max(token.expiresAt, endsAt) - askedAt;
        await store.set(key, JSON.stringify(token), { ttlMs });
        return token.accessToken;
      },
    });
  }

  return {
    b2b: (refused) =>
      get('b2b', refused, async (askedAt) => {
        const { accessToken, expiresIn } = await fetchToken(settings, 'b2b', {
          grantType: 'client_credentials',
        });
        // A text in Pivot's example, a number in other SNAP services.
        const seconds = Math.min(Number(expiresIn), LONGEST_B2B_LIFE_S);
        return { accessToken, expiresAt: renewalTime(askedAt, seconds * 1000) };
      }),
    ofWallet: (customerId, { bindingId, refreshToken: granted }, refused) =>
      get(`b2b2c:${JSON.stringify([customerId, bindingId])}`, refused, async (askedAt, earlier) => {
        // A refresh token may be good for one use. The store knows the latest of the chain that began
        // with the merchant's; when the merchant brings another, the wallet was linked anew.
        const latest = earlier?.grantedRefreshToken === granted ? earlier?.refreshToken : undefined;
        const refreshToken = latest ?? granted;
        const reply = await fetchToken(settings, 'b2b2c', {
          grantType: 'authorization_code',
          authCode: bindingId,
          refreshToken,
        });
        const { accessToken, refreshToken: next } = reply;
        const endsAt = parseTimestamp(reply['accessTokenExpiryTime']) ?? Number.NaN;
        return {
          accessToken,
          expiresAt: renewalTime(askedAt, endsAt - askedAt),
          refreshToken: typeof next === 'string' ? next : refreshToken,
          grantedRefreshToken: granted,
          // In Pivot's example it ends before the access token: neither order is sure.
          endsAt: parseTimestamp(reply['refreshTokenExpiryTime']),
        };
      }),
  };
}

import { parseTimestamp } from '../wire/parseTimestamp.ts';
import { SERVICE_CODES } from '../wire/SERVICE_CODES.ts';
import { checkToken } from './checkToken.ts';
import { createSingleFlight } from './createSingleFlight.ts';
import { fetchToken } from './fetchToken.ts';
import type { LinkedWallet, PaymentGrant } from './PaymentGrant.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { readStoredToken } from './readStoredToken.ts';
import { readUsableToken } from './readUsableToken.ts';
import { renewalTime } from './renewalTime.ts';
import { SnapRefusal } from './SnapRefusal.ts';
import type { StoredToken } from './StoredToken.ts';

type GrantedCustomer = Pick<PaymentGrant, 'customerId' | 'customer'>;

/** The B2B2C tokens of the customers. */
export interface CustomerTokens {
  get: (granted: GrantedCustomer) => Promise<string>;
  /** Resolves with another token than `refused`; undefined where the merchant has no other. */
  renew: (granted: GrantedCustomer, refused: string) => Promise<string | undefined>;
}

/**
 * Keeps the tokens of the customers, each by customer and binding, and renews them before they end.
 *
 * @see Pivot's page "Authentication".
 */
export function createCustomerTokens(settings: PivotSettings): CustomerTokens {
  const { store, keyPrefix, timeoutMs } = settings;
  const once = createSingleFlight<StoredToken>(store, timeoutMs);

  async function make(key: string, wallet: LinkedWallet): Promise<StoredToken> {
    const askedAt = Date.now();
    const earlier = readStoredToken(await store.get(key));
    // A refresh token may be good for one use. The store knows the latest of the chain that began
    // with the merchant's; when the merchant brings another, the wallet was linked anew.
    const refreshToken =
      earlier?.refreshToken !== undefined && earlier.grantedRefreshToken === wallet.refreshToken
        ? earlier.refreshToken
        : wallet.refreshToken;
    const reply = await fetchToken(settings, 'b2b2c', {
      grantType: 'authorization_code',
      authCode: wallet.bindingId,
      refreshToken,
    });
    const accessEnd = parseTimestamp(reply['accessTokenExpiryTime']) ?? Number.NaN;
    const next = reply['refreshToken'];
    const token: StoredToken = {
      accessToken: reply.accessToken,
      expiresAt: renewalTime(askedAt, accessEnd - askedAt),
      refreshToken: typeof next === 'string' ? next : refreshToken,
      grantedRefreshToken: wallet.refreshToken,
    };
    // Pivot's example has a refresh token that ends before the access token: neither order is sure.
    const refreshEnd = parseTimestamp(reply['refreshTokenExpiryTime']) ?? 0;
    const ttlMs = Math.max(token.expiresAt, refreshEnd) - askedAt;
    await store.set(key, JSON.stringify(token), { ttlMs });
    return token;
  }

  async function ofWallet(
    customerId: string,
    wallet: LinkedWallet,
    refused?: string,
  ): Promise<string> {
    const key = `${keyPrefix}b2b2c:${JSON.stringify([customerId, wallet.bindingId])}`;
    const read = (): Promise<StoredToken | undefined> => readUsableToken(store, key, refused);
    return (await once({ key, read, make: () => make(key, wallet) })).accessToken;
  }

  return {
    get: async ({ customerId, customer }) =>
      'accessToken' in customer ? customer.accessToken : ofWallet(customerId, customer),
    renew: async ({ customerId, customer }, refused) => {
      if (!('accessToken' in customer)) return ofWallet(customerId, customer, refused);
      return customer.renew && renewKept(customer.renew);
    },
  };
}

async function renewKept(renew: () => string | Promise<string>): Promise<string> {
  try {
    return checkToken('customer.renew()', await renew());
  } catch (cause) {
    throw new SnapRefusal(`500${SERVICE_CODES.tokenB2b2c}00`, 'General Error', {
      problem: 'customer.renew brought no usable token',
      cause,
    });
  }
}

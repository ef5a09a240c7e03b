import { readJsonRecord, readText } from '../../snap/parse.ts';
import { parseTimestamp } from '../../snap/timestamp.ts';
import { SERVICE_CODES } from '../../snap/services.ts';
import { isToken } from '../checks.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import type { RefreshedToken } from '../PivotOptions.ts';
import { callMerchant, type LinkedWallet } from '../proxy/resolvedPayment.ts';
import { inTime } from '../deadline.ts';
import { signTokenRequest } from '../signing/signatures.ts';
import type { SnapError } from '../SnapError.ts';
import { createSingleFlight } from '../store/singleFlight.ts';
import { pickStrings } from './bodies.ts';
import { requestWithRetry } from './requestWithRetry.ts';
import { isSuccess, toSnapError } from './readResponse.ts';

/** The longest life that Pivot gives a B2B token; a larger `expiresIn` is a mistaken unit. */
const LONGEST_LIFE_S = 900;

/** Resolves with a token, and with another one than `refused`. */
interface Tokens {
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
  const { store, keyPrefix, timeoutMs, onRefreshToken, report } = settings;
  // Outlives the fetch, and leaves those who wait for one that died the time for their own.
  const once = createSingleFlight<StoredToken, string>(store, 0.6 * timeoutMs);

  async function get(
    name: string,
    grant: TokenGrant,
    refused: string | undefined,
    tell: (refreshToken: string) => Promise<void> = async () => {},
  ): Promise<string> {
    const key = keyPrefix + name;
    let telling: Promise<void> | undefined;
    const token = await once({
      key,
      read: async () => readStoredToken(await store.get(key)),
      pick: ({ accessToken, expiresAt }) =>
        accessToken !== refused && expiresAt > Date.now() ? accessToken : undefined,
      make: async (earlier) => {
        const askedAt = Date.now();
        const given = grant.refreshToken;
        // A refresh token may be good for one use: the latest of a chain counts, whichever of them the
        // merchant still has. One that is not of the chain means that the wallet was linked again.
        const known = earlier?.refreshTokens ?? [];
        const chain = given === undefined || known.includes(given) ? known : [];
        const refreshToken = chain.at(-1) ?? given;
        const reply = await fetchToken(settings, { ...grant, refreshToken });
        const latest =
          grant.grantType === 'authorization_code'
            ? (readText(reply['refreshToken']) ?? refreshToken)
            : undefined;
        const expiresAt = renewalTime(askedAt, readTokenEnd(reply, askedAt) - askedAt);
        // In Pivot's example it ends before the access token: neither order is sure.
        const refreshEndsAt =
          latest === undefined
            ? expiresAt
            : (parseTimestamp(reply['refreshTokenExpiryTime']) ?? askedAt + REFRESH_LIFE_MS);
        const refreshTokens = joinChain(chain, given, latest);
        const stored: StoredToken = { accessToken: reply.accessToken, expiresAt, refreshTokens };
        await store.set(key, JSON.stringify(stored), {
          ttlMs: Math.max(expiresAt, refreshEndsAt) - askedAt,
          replaces: (text) => (readStoredToken(text)?.expiresAt ?? 0) <= expiresAt,
        });
        if (latest !== undefined && latest !== given) telling = tell(latest);
        return stored.accessToken;
      },
    });
    // Only the request that got the token waits for the merchant.
    await telling;
    return token;
  }

  async function tellMerchant(token: RefreshedToken): Promise<void> {
    const name = 'onRefreshToken';
    const told = callMerchant(name, () => onRefreshToken(token)).catch((error: SnapError) => {
      report({ type: 'merchant-error', name, detail: error.detail, cause: error.cause });
    });
    // It has a share of the time that the customer waits, and fails no payment.
    const ms = Math.min(MAX_TELLING_MS, timeoutMs / 4);
    if ((await inTime(told, ms)) !== undefined) return;
    report({ type: 'merchant-error', name, detail: `${name} takes longer than ${ms} ms` });
  }

  return {
    b2b: (refused) => get('b2b', { grantType: 'client_credentials' }, refused),
    ofWallet: (customerId, { bindingId, refreshToken }, refused) =>
      get(
        `b2b2c:${JSON.stringify([customerId, bindingId])}`,
        { grantType: 'authorization_code', authCode: bindingId, refreshToken },
        refused,
        (latest) => tellMerchant({ customerId, bindingId, refreshToken: latest }),
      ),
  };
}

/** A merchant that stores tokens slowly must not keep a customer waiting. */
const MAX_TELLING_MS = 5000;
/** A refresh token without an end is kept for a year: without it the customer has to link again. */
const REFRESH_LIFE_MS = 365 * 24 * 60 * 60 * 1000;
/** More than a merchant can be behind by. */
const MAX_REFRESH_TOKENS = 20;

/** The latest stands last, right behind the one that the merchant has: neither is ever dropped. */
function joinChain(
  chain: readonly string[],
  given: string | undefined,
  latest: string | undefined,
): string[] {
  const others = chain.filter((token) => token !== given && token !== latest);
  return [...new Set([...others, given, latest])]
    .filter((token) => token !== undefined)
    .slice(-MAX_REFRESH_TOKENS);
}

/** Epoch ms, or NaN where the reply does not say. A customer's token has a date, the merchant's a life. */
function readTokenEnd({ accessTokenExpiryTime, expiresIn }: TokenReply, askedAt: number): number {
  // A text in Pivot's example, a number in other SNAP services.
  const seconds = Math.min(Number(expiresIn), LONGEST_LIFE_S);
  return parseTimestamp(accessTokenExpiryTime) ?? askedAt + seconds * 1000;
}

/** By what a token is asked for: the merchant's own credentials, or a customer's binding. */
type TokenGrant = { refreshToken?: string | undefined } & (
  { grantType: 'client_credentials' } | { grantType: 'authorization_code'; authCode: string }
);

/** A token call's reply, whose token may stand in a header. */
type TokenReply = Record<string, unknown> & { accessToken: string };

/**
 * Asks Pivot for a token.
 *
 * @throws SnapError; 503 where the token service is down, so that the browser comes again.
 * @see Pivot's page "Authentication".
 */
async function fetchToken(settings: PivotSettings, grant: TokenGrant): Promise<TokenReply> {
  const { clientId, signatureEncoding, timeoutMs, tokensPath } = settings;
  const [kind, serviceCode] =
    grant.grantType === 'client_credentials'
      ? (['b2b', SERVICE_CODES.tokenB2b] as const)
      : (['b2b2c', SERVICE_CODES.tokenB2b2c] as const);
  const path = `${tokensPath}/${kind}`;
  const privateKey = await settings.privateKey();
  const answer = await requestWithRetry(
    settings,
    {
      operation: `token-${kind}`,
      serviceCode,
      path,
      body: JSON.stringify({ ...grant, additionalInfo: {} }),
    },
    async (timestamp) => ({
      'X-CLIENT-KEY': clientId,
      'X-SIGNATURE': await signTokenRequest(privateKey, clientId, timestamp, signatureEncoding),
    }),
    // Whoever waits for the token wants to use it before their own time is up.
    Date.now() + timeoutMs / 2,
  );
  const { responseCode, detail = `Pivot answered ${responseCode}` } = answer;
  const { accessToken } = answer.body;
  if (isSuccess(answer) && isToken(accessToken)) return { ...answer.body, accessToken };
  if (responseCode.startsWith('404')) answer.detail = `no ${path}: see dialect.tokensPath`;
  if (responseCode.startsWith('4')) throw toSnapError(answer);
  // Nothing was asked of the payment itself, so that its outcome is not unknown.
  throw toSnapError({
    ...answer,
    responseCode: `503${serviceCode}00`,
    responseMessage: 'Service Unavailable',
    detail: `no token: ${detail}`,
  });
}

/** The tokens of Pivot's page "Authentication" live this long. */
const USUAL_LIFE_MS = 900_000;
/** A token is renewed this long before it ends. */
const MARGIN_MS = 60_000;

/**
 * When a token is to be renewed, in epoch ms: a minute before its end, or after half of a life
 * shorter than two minutes.
 *
 * @param lifeMs As Pivot says; 15 minutes where it does not, or says nonsense.
 */
function renewalTime(now: number, lifeMs: number): number {
  const life = lifeMs > 0 ? lifeMs : USUAL_LIFE_MS;
  return now + life - Math.min(MARGIN_MS, life / 2);
}

/** A token as the store keeps it. */
interface StoredToken {
  accessToken: string;
  /** Epoch ms; some time before the token's real end. */
  expiresAt: number;
  /** B2B2C only: the refresh tokens since the wallet was linked; the last one gets the next token. */
  refreshTokens: readonly string[];
}

/** Reads a token out of the store's text; undefined if it is not one. */
function readStoredToken(text: string | undefined): StoredToken | undefined {
  const stored = readJsonRecord(text);
  const expiresAt = stored?.['expiresAt'];
  const { accessToken } = pickStrings(stored, ['accessToken']);
  const refreshTokens = stored?.['refreshTokens'];
  return accessToken !== undefined && typeof expiresAt === 'number' && isTexts(refreshTokens)
    ? { accessToken, expiresAt, refreshTokens }
    : undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

import { PAYMENT_SERVICE_CODE } from '../snap/status.ts';
import { LIMITS } from '../snap/fields.ts';
import { isRecord, parseUrl } from '../snap/parse.ts';
import { PATHS } from '../snap/services.ts';
import { SETTLEMENT_MS } from '../snap/linkDecision.ts';
import { assertOption, checkChoice, checkFunction, checkHeaders, checkText } from './checks.ts';
import { createPivotClock, type PivotClock } from './pivot/pivotClock.ts';
import type { DialectOptions, PivotOptions } from './PivotOptions.ts';
import type { QrisEvent } from './QrisEvent.ts';
import { readPrivateKey } from './signing/keys.ts';
import { type CallSigner, createCallSigner } from './signing/signatures.ts';
import { steadyMemory, type SteadyStore, withFallback } from './store/withFallback.ts';

type OptionsAsTheyAre = Omit<
  PivotOptions,
  'environment' | 'clientSecret' | 'privateKey' | 'store' | 'dialect' | 'onEvent'
>;

/** `PivotOptions`, checked, with every default in its place and the secrets as keys. */
export type PivotSettings = {
  [Name in keyof OptionsAsTheyAre]-?: Exclude<OptionsAsTheyAre[Name], undefined>;
} & Dialect & {
    /** Without a slash at its end. */
    apiBaseUrl: string;
    signCall: CallSigner;
    privateKey: () => Promise<CryptoKey>;
    /** One that never fails. */
    store: SteadyStore;
    clock: PivotClock;
    /** Begins every key in the store: merchants and environments may share one. */
    keyPrefix: string;
    report: (event: QrisEvent) => void;
  };

const LONGEST_CREDENTIAL = 1024;
/** The longest delay that timers take. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * Checks the options.
 *
 * @throws TypeError with the option's name and what it should be, never its value.
 */
export function readPivotSettings(options: PivotOptions): PivotSettings {
  const {
    timeoutMs = 25_000,
    settlementMs = SETTLEMENT_MS,
    // Looked up at each call: mocks and instrumentation may come after us.
    fetch = async (input, init) => globalThis.fetch(input, init),
    onRefreshToken = () => {},
    onEvent = () => {},
    store,
  } = options;
  const apiBaseUrl = readApiBaseUrl(options.environment);
  const clientId = checkText('clientId', options.clientId, LONGEST_CREDENTIAL);
  const clientSecret = checkText('clientSecret', options.clientSecret, LONGEST_CREDENTIAL);
  assertOption(
    Number.isFinite(timeoutMs) && timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT,
    'timeoutMs',
    'a positive number of milliseconds',
  );
  assertOption(
    Number.isFinite(settlementMs) && settlementMs >= 0 && settlementMs <= LONGEST_TIMEOUT,
    'settlementMs',
    'a number of milliseconds, 0 or more',
  );
  for (const method of ['get', 'set', 'delete'] as const) {
    if (store !== undefined) checkFunction(`store.${method}`, store[method]);
  }
  assertOption(
    [undefined, true, false].includes(store?.mayForget),
    'store.mayForget',
    'true or false',
  );
  checkFunction('onEvent', onEvent);
  const dialect = readDialect(options.dialect);

  const report: PivotSettings['report'] = (event) => {
    // A log that fails, at once or later, must not fail a payment or end the process.
    (async () => onEvent(event))().catch(() => {});
  };

  return {
    apiBaseUrl,
    clientId,
    signCall: createCallSigner(clientSecret, dialect.signatureEncoding),
    privateKey: readPrivateKey(options.privateKey),
    partnerId: checkText('partnerId', options.partnerId, LIMITS.partnerId),
    channelId: checkText('channelId', options.channelId, LIMITS.channelId),
    fetch: checkFunction('fetch', fetch),
    store: store === undefined ? steadyMemory() : withFallback(store, report),
    clock: createPivotClock(),
    keyPrefix: `pivot-qris:${clientId}@${new URL(apiBaseUrl).host}:`,
    ...dialect,
    timeoutMs,
    settlementMs,
    extraHeaders: checkHeaders(options.extraHeaders),
    onRefreshToken: checkFunction('onRefreshToken', onRefreshToken),
    report,
  };
}

/** `DialectOptions` with every default in its place. */
type Dialect = {
  [Name in keyof DialectOptions]-?: Exclude<DialectOptions[Name], undefined>;
};

function readDialect(options: DialectOptions = {}): Dialect {
  // `unknown`, so that the check does not narrow what is read below.
  const given: unknown = options;
  assertOption(isRecord(given), 'dialect', 'an object');
  const {
    tokensPath = PATHS.tokens,
    signatureEncoding = 'base64',
    signedPath = (path: string) => path,
    redirectFieldNames = 'redirect',
    statusServiceCode = PAYMENT_SERVICE_CODE,
    unknownReference = [],
  } = options;
  assertOption(
    typeof tokensPath === 'string' && /^(\/[\w.~-]+)+$/.test(tokensPath),
    'dialect.tokensPath',
    `a path such as ${PATHS.tokens}`,
  );
  assertOption(
    typeof statusServiceCode === 'string' && /^\d\d$/.test(statusServiceCode),
    'dialect.statusServiceCode',
    "two digits, such as '54'",
  );
  assertOption(
    Array.isArray(unknownReference) && unknownReference.every(isRefusalOfReference),
    'dialect.unknownReference',
    "an array of 4xx response codes of seven digits, such as ['4005501'], but not of 401, 408 or 429",
  );
  return {
    tokensPath,
    signatureEncoding: checkChoice('dialect.signatureEncoding', signatureEncoding, [
      'base64',
      'hex',
    ]),
    signedPath: checkFunction('dialect.signedPath', signedPath),
    redirectFieldNames: checkChoice('dialect.redirectFieldNames', redirectFieldNames, [
      'redirect',
      'redirection',
      'both',
    ]),
    statusServiceCode,
    unknownReference,
  };
}

/**
 * A success cannot say that the payment is unknown; a failure of Pivot's, a time-out, a refused token or a
 * limit says nothing about it.
 */
function isRefusalOfReference(code: unknown): boolean {
  return typeof code === 'string' && /^4(?!01|08|29)\d{6}$/.test(code);
}

/** @see Pivot's page "Environment". */
const PUBLISHED = new Map<unknown, unknown>([
  ['production', 'https://api.pivot-payment.com'],
  ['staging', 'https://api-stg.pivot-payment.com'],
]);

/** https anywhere, http on this machine alone. */
const SAFE =
  /^(https:\/\/|http:\/\/(localhost|[^/]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$)/;

/**
 * The base URL of an environment, without a slash at its end.
 *
 * @throws TypeError for anything else than the option's documented values.
 */
function readApiBaseUrl(environment: unknown): string {
  const own = isRecord(environment) ? environment['apiBaseUrl'] : undefined;
  const { origin, pathname, href } = parseUrl(String(PUBLISHED.get(environment) ?? own)) ?? {};
  assertOption(
    origin !== undefined && SAFE.test(origin) && href === origin + pathname,
    'environment',
    "'production', 'staging' or { apiBaseUrl } with an https URL (http is for localhost only) " +
      'that holds no credentials, query or fragment',
  );
  return href.replace(/\/+$/, '');
}

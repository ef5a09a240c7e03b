import { LIMITS } from '../wire/LIMITS.ts';
import { PATHS } from '../wire/PATHS.ts';
import { checkChoice } from './checkChoice.ts';
import { checkFunction } from './checkFunction.ts';
import { checkHeaders } from './checkHeaders.ts';
import { checkText } from './checkText.ts';
import { importClientSecret } from './importClientSecret.ts';
import { memoryStore } from './memoryStore.ts';
import type { PivotOptions } from './PivotOptions.ts';
import type { PivotSettings } from './PivotSettings.ts';
import type { QrisEvent } from './QrisEvent.ts';
import { readApiBaseUrl } from './readApiBaseUrl.ts';
import { readPrivateKey } from './readPrivateKey.ts';
import { withFallback } from './withFallback.ts';

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
    tokensPath = PATHS.tokens,
    statusServiceCode = '54',
    fetch = globalThis.fetch,
    store,
    onEvent = () => {},
  } = options;
  const apiBaseUrl = readApiBaseUrl(options.environment);
  const clientId = checkText('clientId', options.clientId, LONGEST_CREDENTIAL);
  const clientSecret = checkText('clientSecret', options.clientSecret, LONGEST_CREDENTIAL);

  if (typeof tokensPath !== 'string' || !/^(\/[\w.~-]+)+$/.test(tokensPath)) {
    throw new TypeError(`tokensPath must be a path such as ${PATHS.tokens}.`);
  }
  if (typeof statusServiceCode !== 'string' || !/^\d\d$/.test(statusServiceCode)) {
    throw new TypeError("statusServiceCode must be two digits, such as '54'.");
  }
  if (!(timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT)) {
    throw new TypeError('timeoutMs must be a positive number of milliseconds.');
  }
  if (store !== undefined) {
    for (const method of ['get', 'set', 'delete'] as const) {
      checkFunction(`store.${method}`, store[method]);
    }
  }
  checkFunction('onEvent', onEvent);

  function report(event: QrisEvent): void {
    try {
      onEvent(event);
    } catch {
      // A log that fails must not fail a payment.
    }
  }

  let clientSecretKey: Promise<CryptoKey> | undefined;
  return {
    apiBaseUrl,
    clientId,
    clientSecretKey: () => (clientSecretKey ??= importClientSecret(clientSecret)),
    privateKey: readPrivateKey(options.privateKey),
    partnerId: checkText('partnerId', options.partnerId, LIMITS.partnerId),
    channelId: checkText('channelId', options.channelId, LIMITS.channelId),
    fetch: checkFunction('fetch', fetch),
    store: store === undefined ? memoryStore() : withFallback(store, report),
    keyPrefix: `pivot-qris:${clientId}@${new URL(apiBaseUrl).host}:`,
    tokensPath,
    signatureEncoding: checkChoice('signatureEncoding', options.signatureEncoding ?? 'base64', [
      'base64',
      'hex',
    ]),
    signedPath: checkFunction('signedPath', options.signedPath ?? ((path: string) => path)),
    redirectFieldNames: checkChoice(
      'redirectFieldNames',
      options.redirectFieldNames ?? 'redirect',
      ['redirect', 'redirection', 'both'],
    ),
    statusServiceCode,
    timeoutMs,
    extraHeaders: checkHeaders('extraHeaders', options.extraHeaders ?? {}),
    report,
  };
}

import { LIMITS } from '../snap/fields.ts';
import { PATHS } from '../snap/services.ts';
import { assertOption } from './assertOption.ts';
import { checkChoice } from './checkChoice.ts';
import { checkFunction } from './checkFunction.ts';
import { checkHeaders } from './checkHeaders.ts';
import { checkText } from './checkText.ts';
import { createCallSigner } from './createCallSigner.ts';
import { memoryStore } from './memoryStore.ts';
import type { PivotOptions } from './PivotOptions.ts';
import type { PivotSettings } from './PivotSettings.ts';
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
    signatureEncoding = 'base64',
    redirectFieldNames = 'redirect',
    fetch = globalThis.fetch,
    signedPath = (path) => path,
    onEvent = () => {},
    store,
  } = options;
  const apiBaseUrl = readApiBaseUrl(options.environment);
  const clientId = checkText('clientId', options.clientId, LONGEST_CREDENTIAL);
  const clientSecret = checkText('clientSecret', options.clientSecret, LONGEST_CREDENTIAL);
  assertOption(
    typeof tokensPath === 'string' && /^(\/[\w.~-]+)+$/.test(tokensPath),
    'tokensPath',
    `a path such as ${PATHS.tokens}`,
  );
  assertOption(
    typeof statusServiceCode === 'string' && /^\d\d$/.test(statusServiceCode),
    'statusServiceCode',
    "two digits, such as '54'",
  );
  assertOption(
    timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT,
    'timeoutMs',
    'a positive number of milliseconds',
  );
  for (const method of ['get', 'set', 'delete'] as const) {
    if (store !== undefined) checkFunction(`store.${method}`, store[method]);
  }
  checkFunction('onEvent', onEvent);
  const encoding = checkChoice('signatureEncoding', signatureEncoding, ['base64', 'hex']);

  const report: PivotSettings['report'] = (event) => {
    try {
      onEvent(event);
    } catch {
      // A log that fails must not fail a payment.
    }
  };

  return {
    apiBaseUrl,
    clientId,
    signCall: createCallSigner(clientSecret, encoding),
    privateKey: readPrivateKey(options.privateKey),
    partnerId: checkText('partnerId', options.partnerId, LIMITS.partnerId),
    channelId: checkText('channelId', options.channelId, LIMITS.channelId),
    fetch: checkFunction('fetch', fetch),
    store: store === undefined ? memoryStore() : withFallback(store, report),
    keyPrefix: `pivot-qris:${clientId}@${new URL(apiBaseUrl).host}:`,
    tokensPath,
    signatureEncoding: encoding,
    signedPath: checkFunction('signedPath', signedPath),
    redirectFieldNames: checkChoice('redirectFieldNames', redirectFieldNames, [
      'redirect',
      'redirection',
      'both',
    ]),
    statusServiceCode,
    timeoutMs,
    extraHeaders: checkHeaders(options.extraHeaders),
    report,
  };
}

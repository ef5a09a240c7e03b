import { isRecord } from '../wire/isRecord.ts';

/** @see Pivot's page "Environment". */
const PUBLISHED: Record<string, string> = {
  production: 'https://api.pivot-payment.com',
  staging: 'https://api-stg.pivot-payment.com',
};

/**
 * The base URL of an environment, without a slash at its end.
 *
 * @throws TypeError for anything else than the option's documented values.
 */
export function readApiBaseUrl(environment: unknown): string {
  if (typeof environment === 'string' && Object.hasOwn(PUBLISHED, environment)) {
    return PUBLISHED[environment] ?? '';
  }
  const text = isRecord(environment) ? environment['apiBaseUrl'] : undefined;
  if (typeof text !== 'string' || !URL.canParse(text)) {
    throw new TypeError(
      "environment must be 'production', 'staging' or { apiBaseUrl: 'https://…' }.",
    );
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new TypeError('environment.apiBaseUrl must be https; http is for localhost only.');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new TypeError('environment.apiBaseUrl must not hold credentials, a query or a fragment.');
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

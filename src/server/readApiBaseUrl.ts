import { isRecord } from '../wire/isRecord.ts';

/** @see Pivot's page "Environment". */
const PUBLISHED = new Map<unknown, string>([
  ['production', 'https://api.pivot-payment.com'],
  ['staging', 'https://api-stg.pivot-payment.com'],
]);

const LOOPBACK = /^http:\/\/(localhost|[^/]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * The base URL of an environment, without a slash at its end.
 *
 * @throws TypeError for anything else than the option's documented values.
 */
export function readApiBaseUrl(environment: unknown): string {
  const text =
    PUBLISHED.get(environment) ?? (isRecord(environment) ? environment['apiBaseUrl'] : undefined);
  if (typeof text !== 'string' || !URL.canParse(text)) {
    throw new TypeError(
      "environment must be 'production', 'staging' or { apiBaseUrl: 'https://…' }.",
    );
  }
  const { protocol, origin, pathname, href } = new URL(text);
  if ((protocol !== 'https:' && !LOOPBACK.test(origin)) || href !== origin + pathname) {
    throw new TypeError(
      'environment.apiBaseUrl must be https (http is for localhost only), and must not hold ' +
        'credentials, a query or a fragment.',
    );
  }
  return href.replace(/\/+$/, '');
}

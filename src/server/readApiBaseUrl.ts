import { isRecord, parseUrl } from '../snap/parse.ts';
import { assertOption } from './assertOption.ts';

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
export function readApiBaseUrl(environment: unknown): string {
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

import { parseUrl } from '../snap/parse.ts';
import type { AllowedLinks } from './AllowedLinks.ts';
import { QrisError } from './QrisError.ts';

const PUBLISHED_HOSTS = ['wallet-stg.harsya.com', 'webview.harsya.com'];
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const LONGEST = 2048;

/**
 * Passes a link that is https on an allowed host, and refuses every other.
 *
 * @throws QrisError `unsafe_url`. The message names the host at most, never the link.
 */
export function checkPaymentUrl(paymentUrl: string, allowed: AllowedLinks): void {
  const { allowedHosts = PUBLISHED_HOSTS, allowLocalhost = false } = allowed;
  const url = parseUrl(paymentUrl);
  // The origin as it stands in the text must be the origin as it is understood: that leaves out
  // credentials, escapes, other spellings of a host and everything else a parser forgives.
  if (
    url === undefined ||
    paymentUrl.length > LONGEST ||
    /[\s\\]/.test(paymentUrl) ||
    !paymentUrl.startsWith(`${url.origin}/`)
  ) {
    throw new QrisError('unsafe_url', 'The payment link is not a plain https URL.');
  }
  const isAllowed =
    (url.protocol === 'https:' && allowedHosts.includes(url.host)) ||
    (allowLocalhost && /^https?:$/.test(url.protocol) && LOCAL_HOSTS.includes(url.hostname));
  if (!isAllowed) {
    throw new QrisError(
      'unsafe_url',
      `The payment link leads to ${url.origin}, which is not allowed. ` +
        'List the host of your webview in allowedHosts; for the sandbox set allowLocalhost.',
    );
  }
}

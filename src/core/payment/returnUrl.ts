import { LIMITS } from '../../snap/fields.ts';
import { parseUrl } from '../../snap/parse.ts';
import {
  formatReturnParameter,
  parseReturnParameter,
  RETURN_PARAMETER,
  type ReturnParameter,
} from '../../snap/returnParameter.ts';
import { QrisError } from '../endpoint/errors.ts';

/**
 * Makes the return URL that Pivot gets: absolute, with the link's number and the order's reference.
 * A reference that does not fit is left out: the tab that asked knows it by the number, and
 * elsewhere the return page asks the customer. What is no URL stays as it is, for the check of the
 * request to name.
 *
 * @param field what the merchant calls it.
 * @param url may be relative to the page.
 * @throws QrisError `invalid_input` if the URL is too long by itself.
 */
export function returnUrl(
  field: 'redirectUrl' | 'failedRedirectUrl',
  url: string,
  number: string,
  partnerReferenceNo: string,
): string {
  const absolute = parseUrl(url, document.baseURI);
  if (absolute === undefined) return url;
  const ownLength = absolute.href.length;
  const outcome = field === 'redirectUrl' ? 'success' : 'failure';
  for (const reference of [partnerReferenceNo, '']) {
    absolute.searchParams.set(RETURN_PARAMETER, formatReturnParameter(number, outcome, reference));
    if (absolute.href.length <= LIMITS.redirectUrl) return absolute.href;
  }
  const added = absolute.href.length - ownLength;
  throw new QrisError(
    'invalid_input',
    `${field} has ${ownLength} characters. At most ${LIMITS.redirectUrl - added} are possible: ` +
      `Pivot's limit is ${LIMITS.redirectUrl}, and ${added} are needed to recognize the return.`,
  );
}

/**
 * Reads our parameter of a return URL's query, as `returnUrl` wrote it. A number that this tab
 * remembers counts more than what follows it, which a gateway may have lengthened.
 */
export function readReturn(search: string): ReturnParameter | undefined {
  // A gateway may append its own parameters after a second `?`; one of a reference is escaped.
  const query = new URLSearchParams(search.replaceAll('?', '&'));
  return parseReturnParameter(query.get(RETURN_PARAMETER) ?? '');
}

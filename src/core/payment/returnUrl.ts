import { findTextFault, LIMITS } from '../../snap/fields.ts';
import { parseUrl } from '../../snap/parse.ts';
import { QrisError } from '../endpoint/errors.ts';

/**
 * The one parameter that a return URL gets: `qris=<number>*<reference>`. One, because a server that
 * rewrites JSON before it checks a signature may escape the `&` between two; `*`, because a query
 * need not escape it.
 */
const PARAMETER = 'qris';

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
  field: string,
  url: string,
  number: string,
  partnerReferenceNo: string,
): string {
  const absolute = parseUrl(url, document.baseURI);
  if (absolute === undefined) return url;
  const ownLength = absolute.href.length;
  for (const reference of [partnerReferenceNo, '']) {
    absolute.searchParams.set(PARAMETER, `${number}*${reference}`);
    if (absolute.href.length <= LIMITS.redirectUrl) return absolute.href;
  }
  const added = absolute.href.length - ownLength;
  throw new QrisError(
    'invalid_input',
    `${field} has ${ownLength} characters. At most ${LIMITS.redirectUrl - added} are possible: ` +
      `Pivot's limit is ${LIMITS.redirectUrl}, and ${added} are needed to recognize the return.`,
  );
}

/** What a return URL names: one of the two at least. */
interface Returned {
  /** Undefined if it did not fit; and what a URL names in vain is not a reference. */
  partnerReferenceNo: string | undefined;
  /** The number of the link; undefined in a URL that the button did not make. */
  number: string | undefined;
}

/**
 * Reads our parameter of a return URL's query, as `returnUrl` wrote it. Anyone can write a URL: it
 * names what to ask the server about, and nothing else. A number that this tab remembers counts
 * more than what follows it, which a gateway may have lengthened.
 */
export function readReturn(search: string): Returned | undefined {
  // A gateway may append its own parameters after a second `?`; one of a reference is escaped.
  const value = new URLSearchParams(search.replaceAll('?', '&')).get(PARAMETER) ?? '';
  const [, number, reference] = /^(?:([\w-]{8})\*)?(.*)$/s.exec(value) ?? [];
  const isNamed = findTextFault('', reference, LIMITS.partnerReferenceNo) === undefined;
  const partnerReferenceNo = isNamed ? reference : undefined;
  return (number ?? partnerReferenceNo) === undefined ? undefined : { partnerReferenceNo, number };
}

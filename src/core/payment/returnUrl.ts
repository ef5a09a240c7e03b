import { findTextFault, LIMITS } from '../../snap/fields.ts';
import { parseUrl } from '../../snap/parse.ts';
import type { Journey } from './journeyStorage.ts';

/**
 * A return URL as Pivot gets it: absolute, and with nonce and reference in our one parameter. What
 * is no URL stays as it is, for the check of the request to name.
 *
 * @param url where the return page is; may be relative to the page.
 */
export function returnUrl(
  url: string,
  { nonce, partnerReferenceNo }: Pick<Journey, 'nonce' | 'partnerReferenceNo'>,
): string {
  const absolute = parseUrl(url, document.baseURI);
  absolute?.searchParams.set(RETURN_PARAMETER, `${nonce}.${partnerReferenceNo}`);
  return absolute?.href ?? url;
}

/** What a return URL names. */
interface Returned {
  partnerReferenceNo: string;
  /** Undefined in a URL that the button did not make. */
  nonce: string | undefined;
}

/**
 * What a return URL's query says in our parameter, as `returnUrl` wrote it. Anyone can write a
 * URL: it names what to ask the server about, and nothing else.
 */
export function readReturn(search: string): Returned | undefined {
  const value = new URLSearchParams(search).get(RETURN_PARAMETER) ?? '';
  const [, nonce, partnerReferenceNo] = /^(?:([0-9a-f]{12})\.)?(.*)$/s.exec(value) ?? [];
  return partnerReferenceNo === undefined ||
    findTextFault('', partnerReferenceNo, LIMITS.partnerReferenceNo) !== undefined
    ? undefined
    : { partnerReferenceNo, nonce };
}

/**
 * The one parameter of ours that a return URL carries: `qris=<nonce>.<reference>`. One, because a
 * server that writes JSON anew before it checks a signature may escape the `&` between two.
 */
const RETURN_PARAMETER = 'qris';

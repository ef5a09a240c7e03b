import { parseUrl } from '../snap/parse.ts';
import type { Journey } from './Journey.ts';
import { RETURN_PARAMETER } from './RETURN_PARAMETER.ts';

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

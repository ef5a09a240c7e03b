import { parseUrl } from '../wire/parseUrl.ts';
import { RETURN_PARAMETER } from './RETURN_PARAMETER.ts';

/**
 * A return URL as Pivot gets it: absolute, and with the reference in our one parameter. What is
 * no URL stays as it is, for the check of the request to name.
 *
 * @param url where the return page is; may be relative to the page.
 */
export function returnUrl(url: string, partnerReferenceNo: string): string {
  const absolute = parseUrl(url, document.baseURI);
  absolute?.searchParams.set(RETURN_PARAMETER, partnerReferenceNo);
  return absolute?.href ?? url;
}

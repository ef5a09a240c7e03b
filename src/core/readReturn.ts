import { findTextFault } from '../wire/findTextFault.ts';
import { LIMITS } from '../wire/LIMITS.ts';
import type { Journey } from './Journey.ts';
import { RETURN_PARAMETER } from './RETURN_PARAMETER.ts';

/**
 * What a return URL's query says in our parameter, as `returnUrl` wrote it. Anyone can write a
 * URL: it names what to ask the server about, and nothing else.
 */
export function readReturn(
  search: string,
): Pick<Journey, 'nonce' | 'partnerReferenceNo'> | undefined {
  const [nonce, ...rest] = (new URLSearchParams(search).get(RETURN_PARAMETER) ?? '').split('.');
  const partnerReferenceNo = rest.join('.');
  return nonce === undefined ||
    findTextFault('', partnerReferenceNo, LIMITS.partnerReferenceNo) !== undefined
    ? undefined
    : { nonce, partnerReferenceNo };
}

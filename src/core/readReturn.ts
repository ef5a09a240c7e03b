import { findTextFault, LIMITS } from '../snap/fields.ts';
import { RETURN_PARAMETER } from './RETURN_PARAMETER.ts';

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

import { LIMITS } from '../wire/LIMITS.ts';
import { RETURN_PARAMETER } from './RETURN_PARAMETER.ts';

/**
 * The reference that a return URL's query carries. Anyone can write a URL: it says what to ask the
 * server about, and nothing else.
 */
export function returnedReference(search: string): string | undefined {
  const reference = new URLSearchParams(search).get(RETURN_PARAMETER);
  return reference === null || reference === '' || reference.length > LIMITS.partnerReferenceNo
    ? undefined
    : reference;
}

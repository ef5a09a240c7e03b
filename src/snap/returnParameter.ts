import { validateString, LIMITS } from './fields.ts';

/**
 * The one parameter that a return URL gets: `qris=<number>*<reference>`, and after a failure
 * `qris=<number>-*<reference>`. One, because a server that rewrites JSON before it checks a signature
 * may escape the `&` between two; `*`, because a query need not escape it.
 */
export const RETURN_PARAMETER = 'qris';

/** What a return URL names: the number or the reference at least. */
export interface ReturnParameter {
  /** The number of the link; undefined in a URL that the button did not make. */
  number: string | undefined;
  /**
   * The same number in a `failedRedirectUrl`. Only this one says that the link may have come to
   * nothing: after a payment, the status of an earlier link would free it to be paid again.
   */
  failedNumber: string | undefined;
  /** Undefined if it did not fit, or is no reference. */
  partnerReferenceNo: string | undefined;
}

export function formatReturnParameter(
  number: string,
  outcome: 'success' | 'failure',
  partnerReferenceNo: string,
): string {
  return `${number}${outcome === 'failure' ? '-' : ''}*${partnerReferenceNo}`;
}

/** Reads the parameter. Anyone can write a URL: it names what to ask about, and nothing else. */
export function parseReturnParameter(value: string): ReturnParameter | undefined {
  const [, number, failure, rest] = /^(?:([\w-]{8})(-?)\*)?(.*)$/s.exec(value) ?? [];
  const isNamed = validateString('', rest, LIMITS.partnerReferenceNo) === undefined;
  const partnerReferenceNo = isNamed ? rest : undefined;
  if (number === undefined && partnerReferenceNo === undefined) return undefined;
  return { number, failedNumber: failure === '-' ? number : undefined, partnerReferenceNo };
}

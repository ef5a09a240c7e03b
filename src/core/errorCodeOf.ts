import type { QrisErrorCode } from './QrisErrorCode.ts';

/** HTTP status and SNAP's case, as one text; the first that fits counts. */
const CODES: readonly (readonly [RegExp, QrisErrorCode])[] = [
  [/^4010[24]/, 'account_not_linked'],
  [/^40300|^40419/, 'link_expired'],
  [/^403(02|04|17|20|22|23)/, 'limit_exceeded'],
  [/^403(03|07|08|09|16|18)/, 'account_blocked'],
  [/^40314/, 'insufficient_balance'],
  [/^40414|^40901/, 'duplicate_reference'],
  [/^202|^408|^504/, 'timeout'],
  [/^401/, 'unauthorized'],
  [/^403|^405/, 'not_allowed'],
  [/^404/, 'not_found'],
  [/^409/, 'conflict'],
  [/^429/, 'rate_limited'],
  [/^4/, 'bad_request'],
  [/^5/, 'unavailable'],
];

/**
 * Turns an HTTP status, and SNAP's case where there is one, into an error code.
 *
 * @see Pivot's "Response Codes".
 */
export function errorCodeOf(httpStatus: number, caseCode = ''): QrisErrorCode {
  const response = `${httpStatus}${caseCode}`;
  return CODES.find(([pattern]) => pattern.test(response))?.[1] ?? 'bad_reply';
}

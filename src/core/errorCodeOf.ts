import type { QrisErrorCode } from './QrisErrorCode.ts';

const BY_HTTP_STATUS: Record<number, QrisErrorCode> = {
  202: 'timeout',
  400: 'bad_request',
  401: 'unauthorized',
  403: 'not_allowed',
  404: 'not_found',
  405: 'not_allowed',
  408: 'timeout',
  409: 'conflict',
  413: 'bad_request',
  415: 'bad_request',
  422: 'bad_request',
  429: 'rate_limited',
  504: 'timeout',
};

/** SNAP's cases that mean something else than their HTTP status alone: status and case code. */
const BY_CASE: Record<string, QrisErrorCode> = {
  '40102': 'account_not_linked',
  '40104': 'account_not_linked',
  '40300': 'link_expired',
  '40302': 'limit_exceeded',
  '40303': 'account_blocked',
  '40304': 'limit_exceeded',
  '40307': 'account_blocked',
  '40308': 'account_blocked',
  '40309': 'account_blocked',
  '40314': 'insufficient_balance',
  '40316': 'account_blocked',
  '40317': 'limit_exceeded',
  '40318': 'account_blocked',
  '40320': 'limit_exceeded',
  '40322': 'limit_exceeded',
  '40323': 'limit_exceeded',
  '40414': 'duplicate_reference',
  '40419': 'link_expired',
  '40901': 'duplicate_reference',
};

/**
 * Turns an HTTP status, and SNAP's case where there is one, into an error code.
 *
 * @see Pivot's "Response Codes".
 */
export function errorCodeOf(httpStatus: number, caseCode = ''): QrisErrorCode {
  return (
    BY_CASE[`${httpStatus}${caseCode}`] ??
    BY_HTTP_STATUS[httpStatus] ??
    (httpStatus >= 500 ? 'unavailable' : httpStatus >= 400 ? 'bad_request' : 'bad_reply')
  );
}

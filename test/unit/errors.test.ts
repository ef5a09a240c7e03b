import { expect, it } from 'vitest';
import { toErrorCode } from '../../src/core/endpoint/errors.ts';
import { enMessages } from '../../src/messages/en.ts';
import { idMessages } from '../../src/messages/id.ts';
import { SNAP_CASES } from '../../src/snap/responseCode.ts';

const failures = Object.entries(SNAP_CASES).filter(([key]) => !key.startsWith('200'));

it.each(failures)('%s (%s) has a code, and the code a sentence in both languages', (key) => {
  const code = toErrorCode(Number(key.slice(0, 3)), key.slice(3));
  expect(idMessages.errors[code].length).toBeGreaterThan(10);
  expect(enMessages.errors[code].length).toBeGreaterThan(10);
});

it.each([
  ['401', '00', 'unauthorized'],
  ['401', '01', 'unauthorized'],
  ['401', '02', 'account_not_linked'],
  ['401', '04', 'account_not_linked'],
  ['403', '00', 'link_expired'],
  ['403', '01', 'not_allowed'],
  ['403', '02', 'limit_exceeded'],
  ['403', '14', 'insufficient_balance'],
  ['403', '18', 'account_blocked'],
  ['404', '01', 'not_found'],
  ['404', '14', 'duplicate_reference'],
  ['409', '00', 'conflict'],
  ['409', '01', 'duplicate_reference'],
  ['429', '00', 'rate_limited'],
  ['500', '01', 'unavailable'],
  ['504', '00', 'timeout'],
])('%s%s is %s', (httpStatus, caseCode, code) => {
  expect(toErrorCode(Number(httpStatus), caseCode)).toBe(code);
});

it('judges by the HTTP status where there is no case', () => {
  expect(toErrorCode(408)).toBe('timeout');
  expect(toErrorCode(503)).toBe('unavailable');
  expect(toErrorCode(418)).toBe('bad_request');
  expect(toErrorCode(302)).toBe('bad_reply');
});

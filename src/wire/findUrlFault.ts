import type { FieldFault } from './FieldFault.ts';
import { findTextFault } from './findTextFault.ts';
import { LIMITS } from './LIMITS.ts';
import { parseUrl } from './parseUrl.ts';

/** Finds what is wrong with a mandatory redirect URL: absolute, http(s), at most 255 characters. */
export function findUrlFault(field: string, value: unknown): FieldFault | undefined {
  const fault = findTextFault(field, value, LIMITS.redirectUrl);
  if (fault !== undefined || typeof value !== 'string') return fault;
  return /^https?:\/\/[^\s/]/i.test(value) && parseUrl(value) !== undefined
    ? undefined
    : { caseCode: '01', message: `${field} must be an absolute http(s) URL.` };
}

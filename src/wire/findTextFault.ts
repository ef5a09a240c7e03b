import type { FieldFault } from './FieldFault.ts';

/** Finds what is wrong with a mandatory text of at most `limit` printable characters. */
export function findTextFault(
  field: string,
  value: unknown,
  limit: number,
): FieldFault | undefined {
  if (value === undefined || value === null || value === '') {
    return { field, caseCode: '02', message: `${field} is missing.` };
  }
  if (typeof value !== 'string') {
    return { field, caseCode: '01', message: `${field} must be a string.` };
  }
  if (value.length > limit) {
    return {
      field,
      caseCode: '01',
      message: `${field} has ${value.length} characters; the limit is ${limit}.`,
    };
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  if (/[\u0000-\u001f\u007f]/.test(value)) {
    return { field, caseCode: '01', message: `${field} must not contain control characters.` };
  }
  return undefined;
}

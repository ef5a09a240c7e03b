import type { FieldFault } from './FieldFault.ts';

/** Finds what is wrong with a mandatory text of at most `limit` printable characters. */
export function findTextFault(
  field: string,
  value: unknown,
  limit: number,
): FieldFault | undefined {
  if (value === undefined || value === null || value === '') {
    return { caseCode: '02', message: `${field} is missing.` };
  }
  const problem =
    typeof value !== 'string'
      ? 'must be a string'
      : value.length > limit
        ? `has ${value.length} characters; the limit is ${limit}`
        : // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
          /[\u0000-\u001f\u007f]/.test(value) && 'must not contain control characters';
  return problem ? { caseCode: '01', message: `${field} ${problem}.` } : undefined;
}

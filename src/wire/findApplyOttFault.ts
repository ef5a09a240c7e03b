import type { FieldFault } from './FieldFault.ts';
import { findPaymentFault } from './findPaymentFault.ts';
import { isRecord } from './isRecord.ts';

/**
 * Finds the first thing that is wrong with an Apply OTT body, by the limits of the reference page.
 *
 * @see Reference page, "Request Parameter Detail".
 */
export function findApplyOttFault(body: unknown): FieldFault | undefined {
  const { userResources, additionalInfo } = isRecord(body) ? body : {};
  if (userResources === undefined) {
    return { caseCode: '02', message: 'userResources is missing.' };
  }
  if (!Array.isArray(userResources) || userResources.length !== 1 || userResources[0] !== 'OTT') {
    return { caseCode: '01', message: 'userResources must be ["OTT"].' };
  }
  if (!isRecord(additionalInfo)) {
    return { caseCode: '02', message: 'additionalInfo is missing.' };
  }
  return findPaymentFault(additionalInfo);
}

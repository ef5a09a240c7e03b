import type { FieldFault } from './FieldFault.ts';
import { findTextFault } from './findTextFault.ts';
import { findUrlFault } from './findUrlFault.ts';
import { isRecord } from './isRecord.ts';
import { LIMITS } from './LIMITS.ts';

/**
 * Finds the first thing that is wrong with an Apply OTT body, by the limits of the reference page.
 *
 * @see Reference page, "Request Parameter Detail".
 */
export function findApplyOttFault(body: unknown): FieldFault | undefined {
  const { userResources, additionalInfo } = isRecord(body) ? body : {};
  if (userResources === undefined) {
    return { field: 'userResources', caseCode: '02', message: 'userResources is missing.' };
  }
  if (!Array.isArray(userResources) || userResources.length !== 1 || userResources[0] !== 'OTT') {
    return { field: 'userResources', caseCode: '01', message: 'userResources must be ["OTT"].' };
  }
  if (!isRecord(additionalInfo)) {
    return { field: 'additionalInfo', caseCode: '02', message: 'additionalInfo is missing.' };
  }
  const { partnerReferenceNo, redirectUrl, failedRedirectUrl, mode } = additionalInfo;
  return (
    findTextFault('partnerReferenceNo', partnerReferenceNo, LIMITS.partnerReferenceNo) ??
    findUrlFault('redirectUrl', redirectUrl) ??
    (failedRedirectUrl === undefined
      ? undefined
      : findUrlFault('failedRedirectUrl', failedRedirectUrl)) ??
    (mode === undefined ? undefined : findTextFault('mode', mode, LIMITS.mode))
  );
}

import type { FieldFault } from './FieldFault.ts';
import { findTextFault } from './findTextFault.ts';
import { findUrlFault } from './findUrlFault.ts';
import { LIMITS } from './LIMITS.ts';

/**
 * Finds the first thing that is wrong with the `additionalInfo` of an Apply OTT body.
 *
 * @see Reference page, "Request Parameter Detail".
 */
export function findPaymentFault(additionalInfo: {
  partnerReferenceNo?: unknown;
  redirectUrl?: unknown;
  failedRedirectUrl?: unknown;
  mode?: unknown;
}): FieldFault | undefined {
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

import type { FieldFault } from './FieldFault.ts';
import { findTextFault } from './findTextFault.ts';
import { isRecord } from './isRecord.ts';
import { LIMITS } from './LIMITS.ts';

/**
 * Finds the first thing that is wrong with an Inquiry Payment Status body.
 *
 * @see Pivot's page "Inquiry Payment Status".
 */
export function findStatusFault(body: unknown): FieldFault | undefined {
  const { originalPartnerReferenceNo, serviceCode } = isRecord(body) ? body : {};
  return (
    findTextFault(
      'originalPartnerReferenceNo',
      originalPartnerReferenceNo,
      LIMITS.partnerReferenceNo,
    ) ?? findTextFault('serviceCode', serviceCode, 2)
  );
}

import { findStatusFault, type StatusRequestBody } from '../snap/status.ts';
import { refuseFault } from './refuseFault.ts';

/**
 * Reads which payment the browser asks about.
 *
 * @throws SnapRefusal 400 that names the field.
 * @see Pivot's page "Inquiry Payment Status", request example.
 */
export function readStatusRequest(body: unknown): string {
  assertStatus(body);
  return body.originalPartnerReferenceNo;
}

function assertStatus(body: unknown): asserts body is StatusRequestBody {
  refuseFault(findStatusFault(body));
}

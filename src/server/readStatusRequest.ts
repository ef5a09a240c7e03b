import { findStatusFault } from '../wire/findStatusFault.ts';
import type { StatusRequestBody } from '../wire/StatusRequestBody.ts';
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

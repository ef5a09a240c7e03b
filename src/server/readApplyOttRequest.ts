import { type ApplyOttRequestBody, findApplyOttFault } from '../snap/applyOtt.ts';
import { refuseFault } from './refuseFault.ts';

/**
 * Reads what the browser asks for.
 *
 * @throws SnapRefusal 400 that names the field.
 * @see Reference page, "Request Body".
 */
export function readApplyOttRequest(body: unknown): ApplyOttRequestBody['additionalInfo'] {
  assertApplyOtt(body);
  return body.additionalInfo;
}

function assertApplyOtt(body: unknown): asserts body is ApplyOttRequestBody {
  refuseFault(findApplyOttFault(body));
}

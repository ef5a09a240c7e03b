import type { FieldFault } from '../snap/fields.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/** @throws SnapRefusal 400ss01 or 400ss02 where there is a fault. */
export function refuseFault(fault: FieldFault | undefined): void {
  if (fault !== undefined) throw new SnapRefusal(`400${fault.caseCode}`, fault.message);
}

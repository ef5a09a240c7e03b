import type { FieldFault } from '../wire/FieldFault.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/** @throws SnapRefusal 400ss01 or 400ss02 where there is a fault. */
export function refuseFault(fault: FieldFault | undefined, serviceCode: string): void {
  if (fault === undefined) return;
  throw new SnapRefusal(`400${serviceCode}${fault.caseCode}`, fault.message, {
    problem: fault.message,
  });
}

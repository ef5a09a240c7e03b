import { SnapRefusal } from './SnapRefusal.ts';

/** @throws SnapRefusal 405ss00 for anything else than POST. */
export function checkMethod({ method }: Request): void {
  if (method === 'POST') return;
  const problem = `the method was ${method}, not POST`;
  throw new SnapRefusal('40500', 'Requested Function Is Not Supported', problem);
}

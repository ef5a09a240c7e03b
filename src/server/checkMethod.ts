import { SnapRefusal } from './SnapRefusal.ts';

/** @throws SnapRefusal 405ss00 for anything else than POST. */
export function checkMethod(request: Request, serviceCode: string): void {
  if (request.method === 'POST') return;
  throw new SnapRefusal(`405${serviceCode}00`, 'Requested Function Is Not Supported', {
    headers: { Allow: 'POST' },
    problem: `the method was ${request.method}, not POST`,
  });
}

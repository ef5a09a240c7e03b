import { readHeader } from './readHeader.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';

/** Refuses a body that does not call itself JSON. */
export function checkContentType(request: Request): void {
  const [type = ''] = readHeader(request, 'Content-Type').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new SandboxRefusal('40001', 'Content-Type must be application/json');
  }
}

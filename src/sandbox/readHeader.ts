import { SandboxRefusal } from './SandboxRefusal.ts';

/** Reads a mandatory header of at most `limit` characters. */
export function readHeader(request: Request, name: string, limit: number = Infinity): string {
  const value = request.headers.get(name) ?? '';
  if (value === '') throw new SandboxRefusal('40002', `${name} is missing`);
  if (value.length > limit) {
    throw new SandboxRefusal('40001', `${name} has ${value.length} characters; limit ${limit}`);
  }
  return value;
}

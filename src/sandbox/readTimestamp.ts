import { readHeader } from './readHeader.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';

const TOLERANCE_MS = 5 * 60 * 1000;

/**
 * Reads `X-TIMESTAMP`: ISO 8601 to the second with an offset, within five minutes of `now`.
 *
 * @param now Epoch ms.
 * @see Reference page, "Request Header", `X-TIMESTAMP`.
 */
export function readTimestamp(request: Request, now: number): string {
  const timestamp = readHeader(request, 'X-TIMESTAMP');
  const at = Date.parse(timestamp);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(timestamp) || Number.isNaN(at)) {
    throw new SandboxRefusal('40001', "X-TIMESTAMP must be yyyy-MM-dd'T'HH:mm:ssXXX");
  }
  if (Math.abs(at - now) > TOLERANCE_MS) {
    const seconds = Math.round((at - now) / 1000);
    throw new SandboxRefusal('40100', `X-TIMESTAMP is off by ${seconds} s; limit 300 s`);
  }
  return timestamp;
}

import { parseTimestamp } from '../snap/parse.ts';
import { SnapRefusal } from './SnapRefusal.ts';
import { verifyNotification } from './verifyNotification.ts';

/** A signature older (or newer) than this may be a recorded one. */
const FRESH_MS = 300_000;

/**
 * Checks the SNAP signature of a callback over the text that arrived.
 *
 * @throws SnapRefusal 401.
 */
export async function checkCallbackSignature(
  publicKey: CryptoKey,
  request: Request,
  body: string,
): Promise<void> {
  const timestamp = request.headers.get('x-timestamp') ?? '';
  const signature = request.headers.get('x-signature') ?? '';
  const path = new URL(request.url).pathname;
  const age = Date.now() - (parseTimestamp(timestamp) ?? 0);
  if (Math.abs(age) > FRESH_MS) {
    throw unauthorized('the callback has no X-TIMESTAMP of the last five minutes');
  }
  const signed = { method: request.method, path, body, timestamp };
  if (!(await verifyNotification(publicKey, signed, signature))) {
    throw unauthorized("the callback's X-SIGNATURE is not Pivot's");
  }
}

function unauthorized(problem: string): SnapRefusal {
  return new SnapRefusal('40100', 'Unauthorized', problem);
}

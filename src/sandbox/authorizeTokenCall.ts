import { importPublicKey } from '../server/signing/keys.ts';
import { verifyTokenRequest } from '../server/signing/signatures.ts';
import { checkContentType } from './checkContentType.ts';
import { readHeader } from './readHeader.ts';
import { readTimestamp } from './readTimestamp.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';

/**
 * Checks the headers of a token call: who asks, when, and the RSA signature.
 *
 * @see Pivot's page "Authentication".
 */
export async function authorizeTokenCall(context: SandboxContext, request: Request): Promise<void> {
  const { clientId, publicKey } = context.credentials;
  checkContentType(request);
  const clientKey = readHeader(request, 'X-CLIENT-KEY');
  const timestamp = readTimestamp(request, context.now());
  const signature = readHeader(request, 'X-SIGNATURE');
  if (clientKey !== clientId) throw new SandboxRefusal('40100', 'X-CLIENT-KEY is unknown');
  const key = await importPublicKey(publicKey);
  if (!(await verifyTokenRequest(key, clientId, timestamp, signature))) {
    throw new SandboxRefusal('40100', 'X-SIGNATURE does not match X-CLIENT-KEY|X-TIMESTAMP');
  }
}

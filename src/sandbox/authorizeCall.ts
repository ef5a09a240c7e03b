import { importClientSecret } from '../server/signing/keys.ts';
import { verifySymmetric } from '../server/signing/signatures.ts';
import { LIMITS } from '../snap/fields.ts';
import { checkContentType } from './checkContentType.ts';
import { claimExternalId } from './claimExternalId.ts';
import { readHeader } from './readHeader.ts';
import { readTimestamp } from './readTimestamp.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';

/**
 * Checks every header of a wallet call: both tokens, the partner, and the signature over `body`.
 *
 * @returns the binding id of the customer whose token came along.
 * @see Reference page, "Request Header".
 */
export async function authorizeCall(
  context: SandboxContext,
  request: Request,
  body: string,
): Promise<string> {
  const { credentials } = context;
  checkContentType(request);
  const authorization = readHeader(request, 'Authorization');
  const customerAuthorization = readHeader(request, 'Authorization-Customer');
  const signature = readHeader(request, 'X-SIGNATURE');
  const timestamp = readTimestamp(request, context.now());
  const partnerId = readHeader(request, 'X-PARTNER-ID', LIMITS.partnerId);
  const externalId = readHeader(request, 'X-EXTERNAL-ID', LIMITS.externalId);
  const channelId = readHeader(request, 'CHANNEL-ID', LIMITS.channelId);
  if (!/^\d+$/.test(externalId)) {
    throw new SandboxRefusal('40001', 'X-EXTERNAL-ID must be digits only');
  }

  const accessToken = readBearer(authorization);
  const expiresAt = accessToken === undefined ? undefined : context.b2bTokens.get(accessToken);
  if (accessToken === undefined || expiresAt === undefined || expiresAt <= context.now()) {
    throw new SandboxRefusal('40101', 'Authorization is no B2B token, or an expired one');
  }
  const customer = context.customerTokens.get(readBearer(customerAuthorization) ?? '');
  if (customer === undefined || customer.expiresAt <= context.now()) {
    throw new SandboxRefusal(
      '40102',
      'Authorization-Customer is no B2B2C token, or an expired one',
    );
  }

  if (partnerId !== credentials.partnerId) {
    throw new SandboxRefusal('40100', 'X-PARTNER-ID is unknown');
  }
  if (channelId !== credentials.channelId) {
    throw new SandboxRefusal('40100', 'CHANNEL-ID is unknown');
  }
  const { method, url } = request;
  const signed = { method, path: new URL(url).pathname, accessToken, body, timestamp };
  const key = await importClientSecret(credentials.clientSecret);
  // 64 bytes are 128 characters of hex and 88 of base64, so the length tells which one came.
  const encoding = signature.length === 128 ? 'hex' : 'base64';
  if (!(await verifySymmetric(key, signed, signature, encoding))) {
    throw new SandboxRefusal('40100', 'X-SIGNATURE does not match the request');
  }
  claimExternalId(context, externalId);
  return customer.bindingId;
}

function readBearer(value: string): string | undefined {
  return /^Bearer (\S+)$/.exec(value)?.[1];
}

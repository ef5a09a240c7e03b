import { SandboxError } from '../SandboxError.ts';
import { formatTimestamp } from '../../snap/timestamp.ts';
import { importClientSecret, importPublicKey } from '../../server/signing/keys.ts';
import { verifySymmetric, verifyTokenRequest } from '../../server/signing/signatures.ts';
import { LIMITS } from '../../snap/fields.ts';
import { readJsonRecord } from '../../snap/parse.ts';
import type { SandboxContext } from '../context.ts';

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
    throw new SandboxError('40001', 'X-EXTERNAL-ID must be digits only');
  }

  const accessToken = readBearer(authorization);
  const expiresAt = accessToken === undefined ? undefined : context.b2bTokens.get(accessToken);
  if (accessToken === undefined || expiresAt === undefined || expiresAt <= context.now()) {
    throw new SandboxError('40101', 'Authorization is no B2B token, or an expired one');
  }
  const customer = context.customerTokens.get(readBearer(customerAuthorization) ?? '');
  if (customer === undefined || customer.expiresAt <= context.now()) {
    throw new SandboxError('40102', 'Authorization-Customer is no B2B2C token, or an expired one');
  }

  if (partnerId !== credentials.partnerId) {
    throw new SandboxError('40100', 'X-PARTNER-ID is unknown');
  }
  if (channelId !== credentials.channelId) {
    throw new SandboxError('40100', 'CHANNEL-ID is unknown');
  }
  const { method, url } = request;
  const signed = { method, path: new URL(url).pathname, accessToken, body, timestamp };
  const key = await importClientSecret(credentials.clientSecret);
  // 64 bytes are 128 characters of hex and 88 of base64, so the length tells which one came.
  const encoding = signature.length === 128 ? 'hex' : 'base64';
  if (!(await verifySymmetric(key, signed, signature, encoding))) {
    throw new SandboxError('40100', 'X-SIGNATURE does not match the request');
  }
  claimExternalId(context, externalId);
  return customer.bindingId;
}

function readBearer(value: string): string | undefined {
  return /^Bearer (\S+)$/.exec(value)?.[1];
}

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
  if (clientKey !== clientId) throw new SandboxError('40100', 'X-CLIENT-KEY is unknown');
  const key = await importPublicKey(publicKey);
  if (!(await verifyTokenRequest(key, clientId, timestamp, signature))) {
    throw new SandboxError('40100', 'X-SIGNATURE does not match X-CLIENT-KEY|X-TIMESTAMP');
  }
}

const TOLERANCE_MS = 5 * 60 * 1000;

/**
 * Reads `X-TIMESTAMP`: ISO 8601 to the second with an offset, within five minutes of `now`.
 *
 * @param now Epoch ms.
 * @see Reference page, "Request Header", `X-TIMESTAMP`.
 */
function readTimestamp(request: Request, now: number): string {
  const timestamp = readHeader(request, 'X-TIMESTAMP');
  const at = Date.parse(timestamp);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(timestamp) || Number.isNaN(at)) {
    throw new SandboxError('40001', "X-TIMESTAMP must be yyyy-MM-dd'T'HH:mm:ssXXX");
  }
  if (Math.abs(at - now) > TOLERANCE_MS) {
    const seconds = Math.round((at - now) / 1000);
    throw new SandboxError('40100', `X-TIMESTAMP is off by ${seconds} s; limit 300 s`);
  }
  return timestamp;
}

/** Refuses a body that does not call itself JSON. */
function checkContentType(request: Request): void {
  const [type = ''] = readHeader(request, 'Content-Type').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new SandboxError('40001', 'Content-Type must be application/json');
  }
}

/** Reads a mandatory header of at most `limit` characters. */
function readHeader(request: Request, name: string, limit: number = Infinity): string {
  const value = request.headers.get(name) ?? '';
  if (value === '') throw new SandboxError('40002', `${name} is missing`);
  if (value.length > limit) {
    throw new SandboxError('40001', `${name} has ${value.length} characters; limit ${limit}`);
  }
  return value;
}

/**
 * Notes an `X-EXTERNAL-ID` and refuses one that already came today, Jakarta's time.
 *
 * @see ASPI, SNAP header table: unique within the same day.
 */
function claimExternalId(context: SandboxContext, externalId: string): void {
  const { externalIds } = context;
  const date = formatTimestamp(context.now()).slice(0, 10);
  if (externalIds.date !== date) {
    externalIds.date = date;
    externalIds.used.clear();
  }
  if (externalIds.used.has(externalId)) {
    throw new SandboxError('40900', 'X-EXTERNAL-ID was used before today');
  }
  externalIds.used.add(externalId);
}

/** Reads a body's text as a JSON object. */
export function readJson(text: string): Record<string, unknown> {
  const body = readJsonRecord(text);
  if (body === undefined) throw new SandboxError('40000', 'the body must be a JSON object');
  return body;
}

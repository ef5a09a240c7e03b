import { type ApplyOttRequestBody, validateApplyOtt } from '../../snap/applyOtt.ts';
import { decodeUtf8, readText } from '../../snap/bytes.ts';
import { isRecord, readJsonRecord } from '../../snap/parse.ts';
import { validateStatusRequest, type StatusRequestBody } from '../../snap/status.ts';
import { throwIssue, SnapError } from '../SnapError.ts';

/** A JSON request's text, as it came, and what it says. */
interface JsonRequest {
  text: string;
  body: Record<string, unknown>;
}

/**
 * Reads the JSON object that was posted.
 *
 * @param limit The most bytes, declared or not.
 * @throws SnapError 415, 413 or 400.
 */
export async function readJsonRequest(request: Request, limit: number): Promise<JsonRequest> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new SnapError('41500', 'Content-Type must be application/json');
  }
  if (request.bodyUsed) {
    const detail = 'the body had been read already: mount the handler before any body parser';
    throw new SnapError('50000', 'General Error', detail);
  }
  const text = await readBody(request, limit).catch(() => '');
  if (text === undefined) {
    throw new SnapError('41300', `The body is larger than ${limit} bytes`);
  }
  const body = readJsonRecord(text);
  if (body === undefined) {
    throw new SnapError('40000', 'The body must be a JSON object in UTF-8');
  }
  return { text, body };
}

async function readBody(request: Request, limit: number): Promise<string | undefined> {
  const length = request.headers.get('content-length');
  if (length === null) return readText(request.body, limit);
  // The server holds a body to its length. Asked for it whole, an adapter to node:http hands over what
  // arrived; asked for a stream, it first builds a second request around one.
  return Number(length) <= limit ? decodeUtf8(await request.arrayBuffer()) : undefined;
}

/**
 * Reads what the browser asks for.
 *
 * @throws SnapError 400 that names the field.
 * @see Reference page, "Request Body".
 */
export function readApplyOttRequest(body: unknown): ApplyOttRequestBody['additionalInfo'] {
  assertApplyOtt(body);
  return body.additionalInfo;
}

function assertApplyOtt(body: unknown): asserts body is ApplyOttRequestBody {
  throwIssue(validateApplyOtt(body));
}

/** Which payment the browser asks about. */
interface StatusRequest {
  partnerReferenceNo: string;
  /** The number of the link by whose `failedRedirectUrl` the customer came back, if the page knows it. */
  returnedFrom: string | undefined;
}

/**
 * Reads which payment the browser asks about, and the return page's `additionalInfo.returnedFrom`, which
 * is for the proxy alone.
 *
 * @throws SnapError 400 that names the field.
 * @see Pivot's page "Inquiry Payment Status", request example.
 */
export function readStatusRequest(body: unknown): StatusRequest {
  assertStatus(body);
  const { returnedFrom } = isRecord(body.additionalInfo) ? body.additionalInfo : {};
  return {
    partnerReferenceNo: body.originalPartnerReferenceNo,
    // A hint that cannot be read is no hint: it must not fail the inquiry.
    returnedFrom: isLinkNumber(returnedFrom) ? returnedFrom : undefined,
  };
}

function assertStatus(body: unknown): asserts body is StatusRequestBody {
  throwIssue(validateStatusRequest(body));
}

/** Whether a value is a link's number as the page makes them: six random bytes as base64url. */
function isLinkNumber(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{8}$/.test(value);
}

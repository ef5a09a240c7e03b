import type { PivotSettings } from '../pivotSettings.ts';
import type { QrisEvent } from '../QrisEvent.ts';
import { SnapError } from '../SnapError.ts';

type Operation = Extract<QrisEvent, { type: 'request' }>['operation'];

/**
 * Handles a web-standard request. It rejects only if it is called with something else, with a TypeError
 * that says what to do.
 */
export type RequestHandler = (request: Request) => Promise<Response>;

/** What every SNAP reply has. */
export interface SnapResponse {
  responseCode: string;
  responseMessage: string;
}

/** What a request is about; filled in as soon as it is known. */
export interface RequestNotes {
  partnerReferenceNo?: string;
}

/**
 * Runs the work of one POST request, turns errors into SNAP error responses (HTTP status = first three digits
 * of the code), reports the event, disables caching.
 *
 * @param serviceCode SNAP's two digits, for a refusal of our own.
 */
export async function respond(
  { report }: Pick<PivotSettings, 'report'>,
  { method }: Request,
  operation: Operation,
  serviceCode: string,
  work: (notes: RequestNotes) => Promise<SnapResponse>,
): Promise<Response> {
  const startedAt = Date.now();
  const notes: RequestNotes = {};
  let reply: SnapResponse;
  let refusal: SnapError | undefined;
  try {
    if (method !== 'POST') {
      const detail = `the method was ${method}, not POST`;
      throw new SnapError('40500', 'Requested Function Is Not Supported', detail);
    }
    reply = await work(notes);
  } catch (error) {
    refusal = error instanceof SnapError ? error : unexpected(error);
    const { responseCode, message } = refusal;
    reply = {
      responseCode: responseCode.replace(/^(...)(..)$/, `$1${serviceCode}$2`),
      responseMessage: message,
    };
  }
  const { responseCode } = reply;
  report({
    type: 'request',
    operation,
    partnerReferenceNo: notes.partnerReferenceNo,
    durationMs: Date.now() - startedAt,
    responseCode,
    detail: refusal?.detail,
    cause: refusal?.cause,
  });
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    // A response may hold a link that pays: no cache on its way may store it.
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
  if (refusal?.retryAfterMs !== undefined) {
    headers['Retry-After'] = `${Math.ceil(refusal.retryAfterMs / 1000)}`;
  }
  const status = Number(responseCode.slice(0, 3));
  if (status === 405) headers['Allow'] = 'POST';
  // Not Response.json, whose text an adapter to node:http can only get at through a stream.
  return new Response(JSON.stringify(reply), { status: refusal ? status : 200, headers });
}

function unexpected(error: unknown): SnapError {
  const kind = error instanceof Error ? error.name : typeof error;
  return new SnapError('50000', 'General Error', `unexpected: ${kind}`);
}

/**
 * Checks that the handler is called with a web-standard request: node:http would wait for ever for what
 * a handler returns.
 *
 * @throws TypeError that says what to do.
 */
export function checkRequest(request: unknown): void {
  if (typeof Object(Object(request).headers).get === 'function') return;
  throw new TypeError(
    'The handler takes a web-standard Request and returns a Response. Where you have (req, res), wrap it: ' +
      "getRequestListener(handler) of '@hono/node-server'.",
  );
}

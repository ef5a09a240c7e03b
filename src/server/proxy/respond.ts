import type { PivotSettings } from '../pivotSettings.ts';
import type { QrisEvent } from '../QrisEvent.ts';
import { SnapRefusal } from '../SnapRefusal.ts';

type Operation = Extract<QrisEvent, { type: 'request' }>['operation'];

/** What every SNAP reply has. */
export interface SnapReply {
  responseCode: string;
  responseMessage: string;
}

/** What a request is about; filled in as soon as it is known. */
export interface RequestNotes {
  partnerReferenceNo?: string;
}

/**
 * Runs the work of one POST request, turns what it throws into a SNAP-shaped refusal under the HTTP status
 * that its code begins with, reports the outcome and forbids to keep it.
 *
 * @param serviceCode SNAP's two digits, for a refusal of our own.
 */
export async function answerRequest(
  { report }: Pick<PivotSettings, 'report'>,
  { method }: Request,
  operation: Operation,
  serviceCode: string,
  work: (notes: RequestNotes) => Promise<SnapReply>,
): Promise<Response> {
  const startedAt = Date.now();
  const notes: RequestNotes = {};
  let reply: SnapReply;
  let refusal: SnapRefusal | undefined;
  try {
    if (method !== 'POST') {
      const problem = `the method was ${method}, not POST`;
      throw new SnapRefusal('40500', 'Requested Function Is Not Supported', problem);
    }
    reply = await work(notes);
  } catch (error) {
    refusal = error instanceof SnapRefusal ? error : unexpected(error);
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
    problem: refusal?.problem,
    cause: refusal?.cause,
  });
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    // A reply may hold a link that pays: nobody on its way may keep it.
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

function unexpected(error: unknown): SnapRefusal {
  const kind = error instanceof Error ? error.name : typeof error;
  return new SnapRefusal('50000', 'General Error', `unexpected: ${kind}`);
}

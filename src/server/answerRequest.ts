import type { PivotSettings } from './PivotSettings.ts';
import type { QrisEvent } from './QrisEvent.ts';
import { REPLY_HEADERS } from './REPLY_HEADERS.ts';
import { SnapRefusal } from './SnapRefusal.ts';

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
 * Runs the work of one request, turns what it throws into a SNAP-shaped refusal, reports the outcome
 * and forbids to keep it.
 *
 * @param serviceCode SNAP's two digits, for a failure of our own.
 */
export async function answerRequest(
  { report }: PivotSettings,
  operation: Operation,
  serviceCode: string,
  work: (notes: RequestNotes) => Promise<SnapReply>,
): Promise<Response> {
  const startedAt = Date.now();
  const notes: RequestNotes = {};
  const result = await work(notes).catch((error: unknown) =>
    error instanceof SnapRefusal
      ? error
      : new SnapRefusal(`500${serviceCode}00`, 'General Error', {
          problem: `unexpected: ${error instanceof Error ? error.name : typeof error}`,
        }),
  );
  const details = result instanceof SnapRefusal ? result.details : undefined;
  report({
    type: 'request',
    operation,
    partnerReferenceNo: notes.partnerReferenceNo,
    durationMs: Date.now() - startedAt,
    responseCode: result.responseCode,
    problem: details && (details.problem ?? 'refused'),
    cause: details?.cause,
  });
  return result instanceof SnapRefusal
    ? result.toResponse()
    : Response.json(result, { headers: REPLY_HEADERS });
}

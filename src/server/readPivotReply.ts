import { isRecord } from '../wire/isRecord.ts';
import { splitResponseCode } from '../wire/splitResponseCode.ts';
import type { PivotAnswer } from './PivotAnswer.ts';
import { readRetryAfter } from '../wire/readRetryAfter.ts';
import { readText } from './readText.ts';

/** Pivot's largest documented reply is well under one KiB. */
const LARGEST = 64 * 1024;
/** @see ASPI, SNAP response codes: `responseMessage`. */
const LONGEST_MESSAGE = 150;

/**
 * Reads Pivot's reply. What is not SNAP becomes a code of its own: a refusal by its HTTP status, a
 * success that cannot be read as 500ss02, whose outcome is unknown.
 *
 * @param serviceCode SNAP's two digits of the call, for a code of our own.
 * @throws what the stream throws when it breaks.
 */
export async function readPivotReply(
  response: Response,
  serviceCode: string,
): Promise<PivotAnswer> {
  const { status } = response;
  const { body, problem } = await readJson(response);
  const { responseCode, responseMessage } = body;
  const parts = splitResponseCode(responseCode);
  // A code of success under a status of failure says nothing; a code of failure always counts.
  const isSnap = parts !== undefined && (response.ok || parts.httpStatus >= 300);
  const answer = isSnap
    ? { responseCode: String(responseCode), responseMessage: readMessage(responseMessage) }
    : {
        ...(status >= 400
          ? { responseCode: `${status}${serviceCode}00`, responseMessage: `HTTP ${status}` }
          : { responseCode: `500${serviceCode}02`, responseMessage: 'External Server Error' }),
        problem: `Pivot answered HTTP ${status} with ${problem ?? 'no responseCode that fits it'}`,
      };
  return {
    ...answer,
    body,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after'), Date.now()),
    // Of the refusals, 408 is a time-out, and 409 says that something is there already.
    mayHaveActed: !/^4(?!08|09)/.test(answer.responseCode),
  };
}

async function readJson(
  response: Response,
): Promise<{ body: Record<string, unknown>; problem?: string }> {
  const text = await readText(response.body, LARGEST);
  if (text === undefined) return { body: {}, problem: `more than ${LARGEST} bytes` };
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? { body } : { body: {}, problem: 'JSON that is no object' };
  } catch {
    return { body: {}, problem: text === '' ? 'an empty body' : 'something that is not JSON' };
  }
}

/** Pivot's sentence, short, and without anything long enough to be a token it might quote. */
function readMessage(message: unknown): string {
  return typeof message === 'string'
    ? message.replace(/\S{32,}/g, '…').slice(0, LONGEST_MESSAGE)
    : '';
}

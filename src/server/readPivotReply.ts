import { readRetryAfter } from '../snap/parse.ts';
import type { PivotAnswer } from './PivotAnswer.ts';
import { readClockSkew } from './readClockSkew.ts';
import { readJsonRecord } from './readJsonRecord.ts';
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
  const { status, ok, headers } = response;
  const body = readJsonRecord(await readText(response.body, LARGEST)) ?? {};
  const now = Date.now();
  let responseCode = String(body['responseCode']);
  let responseMessage = readMessage(body['responseMessage']);
  let problem: string | undefined;
  // A code of success under a status of failure says nothing; a code of failure always counts.
  if (!(ok ? /^(20[02]|[45]\d\d)\d{4}$/ : /^[45]\d{6}$/).test(responseCode)) {
    responseCode = status < 400 ? `500${serviceCode}02` : `${status}${serviceCode}00`;
    responseMessage = status < 400 ? 'External Server Error' : `HTTP ${status}`;
    problem = `Pivot answered HTTP ${status} without a SNAP responseCode that fits it`;
  }
  return {
    responseCode,
    responseMessage,
    body,
    retryAfterMs: readRetryAfter(headers.get('retry-after'), now),
    clockSkewMs: readClockSkew(headers.get('date'), now),
    // Of the refusals, 408 is a time-out, and 409 says that something is there already.
    mayHaveActed: !/^4(?!08|09)/.test(responseCode),
    problem,
  };
}

/** Pivot's sentence, short, and without anything long enough to be a token it might quote. */
function readMessage(message: unknown): string {
  return typeof message === 'string'
    ? message.replace(/\S{32,}/g, '…').slice(0, LONGEST_MESSAGE)
    : '';
}

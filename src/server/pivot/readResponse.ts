import { readText } from '../../snap/bytes.ts';
import { readJsonRecord, readRetryAfter } from '../../snap/parse.ts';
import { splitResponseCode } from '../../snap/responseCode.ts';
import { parseHttpDate } from '../../snap/timestamp.ts';
import { SnapError } from '../SnapError.ts';

/** What came of one attempt at Pivot. */
export interface PivotResponse {
  /** Pivot's own where it sent one that fits, else one that describes what happened. */
  responseCode: string;
  responseMessage: string;
  /** The reply's fields, unchecked; none where the reply was not Pivot's. */
  body: Record<string, unknown>;
  retryAfterMs?: number | undefined;
  /** How far Pivot's clock is ahead of ours, where that is more than the network explains. */
  clockSkewMs?: number | undefined;
  /** Whether this attempt may have done what was asked. */
  mayHaveActed: boolean;
  /** For the developer: what went wrong where it was no plain answer. */
  detail?: string | undefined;
}

/** Pivot's largest documented reply is well under one KiB. */
const LARGEST = 64 * 1024;
/** An error page in another encoding still has an HTTP status. */
const lenientDecoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });
/** @see ASPI, SNAP response codes: `responseMessage`. */
const LONGEST_MESSAGE = 150;

/**
 * Reads Pivot's reply. What is not SNAP becomes a code that describes it: a refusal by its HTTP status, a
 * success that cannot be read as 500ss02, whose outcome is unknown.
 *
 * @param serviceCode SNAP's two digits of the call, for a code of our own.
 * @throws what the stream throws if a success breaks off.
 */
export async function readPivotResponse(
  response: Response,
  serviceCode: string,
): Promise<PivotResponse> {
  const { status, ok, headers } = response;
  const text = await readText(response.body, LARGEST, lenientDecoder).catch((error: unknown) => {
    // A refusal is known by its status, however its body ends.
    if (status < 400) throw error;
    return undefined;
  });
  const body = readJsonRecord(text) ?? {};
  const now = Date.now();
  let { responseCode = '' } = splitResponseCode(body['responseCode']) ?? {};
  let responseMessage = readMessage(body['responseMessage']);
  let detail: string | undefined;
  // A code of success under a status of failure says nothing; a code of failure always counts.
  if (!(ok ? /^(20[02]|[45])/ : /^[45]/).test(responseCode)) {
    // A gateway may answer with a status that HTTP does not define, up to 999.
    const isRefusal = status >= 400 && status < 600;
    const caseCode = OTHER_CASES[status] ?? '00';
    responseCode = isRefusal ? `${status}${serviceCode}${caseCode}` : `500${serviceCode}02`;
    responseMessage = isRefusal ? `HTTP ${status}` : 'External Server Error';
    detail = `Pivot answered HTTP ${status} without a SNAP responseCode that fits it`;
  }
  return {
    responseCode,
    responseMessage,
    body: { ...body, responseCode },
    retryAfterMs: readRetryAfter(headers.get('retry-after'), now),
    clockSkewMs: readClockSkew(headers.get('date'), now),
    // Of the refusals, 408 is a time-out, and 409 says that something is there already.
    mayHaveActed: !/^4(?!08|09)/.test(responseCode),
    detail,
  };
}

/**
 * The case of an HTTP status without a SNAP code, if `00` says something of the payment: a gateway's
 * 403 is not "Transaction Expired", and its 404 is a wrong path.
 */
const OTHER_CASES: Partial<Record<number, string>> = { 403: '01', 404: '02' };

/** Pivot's sentence, short, and without anything long enough to be a token it might quote. */
function readMessage(message: unknown): string {
  return typeof message === 'string'
    ? message.replace(/\S{32,}/g, '…').slice(0, LONGEST_MESSAGE)
    : '';
}

/** What a slow reply and the header's whole seconds explain. */
const TOLERABLE_MS = 60_000;

/**
 * How far Pivot's clock is ahead of ours, in ms, where that is more than a minute: it refuses
 * signatures whose timestamp is off (401ss00).
 *
 * @param date The reply's `Date` header.
 * @param now Epoch ms of our clock, when the reply has been read.
 */
function readClockSkew(date: string | null, now: number): number | undefined {
  const skew = (parseHttpDate(date) ?? now) - now;
  return Math.abs(skew) > TOLERABLE_MS ? skew : undefined;
}

/**
 * What a success says.
 *
 * @param read Takes the documented fields out of the reply; undefined if it lacks one.
 * @param fault What is wrong with the reply then: `lacks ...`.
 * @throws SnapError: an answer that is no success as Pivot gave it, a useless success as 500ss02.
 */
export function readSuccess<Reply>(
  answer: PivotResponse,
  read: (body: PivotResponse['body']) => Reply | undefined,
  fault: string,
): Reply {
  if (!isSuccess(answer)) throw toSnapError(answer);
  const reply = read(answer.body);
  if (reply !== undefined) return reply;
  const responseCode = answer.responseCode.replace(/^200(..)../, '500$102');
  const responseMessage = 'External Server Error';
  throw toSnapError({ ...answer, responseCode, responseMessage, detail: `Pivot's reply ${fault}` });
}

/** Whether Pivot did what was asked: HTTP 200 and any service's case; the pages disagree on it. */
export function isSuccess({ responseCode }: { responseCode: string }): boolean {
  return responseCode.startsWith('200');
}

/** Passes an answer that is no success on to the browser. */
export function toSnapError(answer: PivotResponse): SnapError {
  const { responseCode, responseMessage, detail = `Pivot answered ${responseCode}` } = answer;
  const isBusy = /^(429|503)00/.test(toCaseCode(answer));
  const retryAfterMs = answer.retryAfterMs ?? (isBusy ? 5000 : undefined);
  return new SnapError(responseCode, responseMessage, detail, { retryAfterMs });
}

/** HTTP status and case code of an answer, without the service's digits between: `40101`. */
export function toCaseCode({ responseCode }: { responseCode: string }): string {
  return responseCode.slice(0, 3) + responseCode.slice(-2);
}

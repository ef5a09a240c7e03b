import { errorCode } from './errorCode.ts';
import { NEVER_SENT } from './NEVER_SENT.ts';
import type { PivotAnswer } from './PivotAnswer.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { readPivotReply } from './readPivotReply.ts';
import type { SnapCall } from './SnapCall.ts';
import { snapTimestamp } from './snapTimestamp.ts';

/** The headers of one attempt, whose signature covers the text of its `X-TIMESTAMP`. */
export type Sign = (timestamp: string) => Promise<Record<string, string>>;

/**
 * Makes one attempt at a call: a new timestamp, a new signature, and whatever came of it as an
 * answer. It never throws for what the network or Pivot did.
 *
 * @param deadline Epoch ms; headers and body of the reply must have arrived by then.
 * @param attempt Counts from 1.
 */
export async function sendToPivot(
  { fetch, apiBaseUrl, report }: PivotSettings,
  { operation, serviceCode, path, body }: SnapCall,
  sign: Sign,
  deadline: number,
  attempt: number,
): Promise<PivotAnswer> {
  const startedAt = Date.now();
  const timestamp = snapTimestamp(startedAt);
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'X-TIMESTAMP': timestamp,
    ...(await sign(timestamp)),
  };
  // Not AbortSignal.timeout: its timer would outlive the answer.
  const controller = new AbortController();
  const giveUp = (code: string): void => controller.abort({ code });
  const timeLeft = deadline - Date.now();
  const timer = setTimeout(giveUp, timeLeft, `no answer in ${timeLeft} ms`);
  let answer: PivotAnswer;
  try {
    if (timeLeft <= 0) giveUp('NO_TIME_LEFT');
    const response = await fetch(apiBaseUrl + path, {
      method: 'POST',
      headers,
      body,
      // A redirect would carry both tokens to wherever it points.
      redirect: 'manual',
      signal: controller.signal,
    });
    answer = await readPivotReply(response, serviceCode);
  } catch (error) {
    answer = noAnswer(serviceCode, errorCode(error));
  } finally {
    clearTimeout(timer);
  }
  const { responseCode, clockSkewMs, problem } = answer;
  report({
    type: 'attempt',
    operation,
    attempt,
    durationMs: Date.now() - startedAt,
    responseCode,
    externalId: headers['X-EXTERNAL-ID'],
    clockSkewMs,
    problem,
  });
  return answer;
}

/** Without an answer the outcome is unknown, unless Pivot never got the request. */
function noAnswer(serviceCode: string, code: string): PivotAnswer {
  const mayHaveActed = !NEVER_SENT.has(code);
  const [status, responseMessage] = mayHaveActed ? [504, 'Timeout'] : [503, 'Service Unavailable'];
  return {
    responseCode: `${status}${serviceCode}00`,
    responseMessage,
    body: {},
    mayHaveActed,
    problem: `the call to Pivot failed: ${code}`,
  };
}

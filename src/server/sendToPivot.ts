import { errorCode } from './errorCode.ts';
import { NEVER_SENT } from './NEVER_SENT.ts';
import type { PivotAnswer } from './PivotAnswer.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { readClockSkew } from './readClockSkew.ts';
import { readPivotReply } from './readPivotReply.ts';
import type { SnapCall } from './SnapCall.ts';
import { snapTimestamp } from './snapTimestamp.ts';

/**
 * Makes one attempt at a call: a new timestamp, a new signature, and whatever came of it as an
 * answer. It never throws for what the network or Pivot did.
 *
 * @param deadline Epoch ms; headers and body of the reply must have arrived by then.
 * @param attempt Counts from 1.
 */
export async function sendToPivot(
  { fetch, apiBaseUrl, report }: PivotSettings,
  { operation, serviceCode, path, body, sign }: SnapCall,
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
  const timeLeft = deadline - Date.now();
  // Not AbortSignal.timeout: its timer would outlive the answer.
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeLeft);
  let answer: PivotAnswer;
  let date: string | null = null;
  try {
    if (timeLeft <= 0) throw new DOMException('No time is left.', 'TimeoutError');
    const response = await fetch(apiBaseUrl + path, {
      method: 'POST',
      headers,
      body,
      // A redirect would carry both tokens to wherever it points.
      redirect: 'manual',
      signal: controller.signal,
    });
    answer = await readPivotReply(response, serviceCode);
    date = response.headers.get('date');
  } catch (error) {
    const code = errorCode(error);
    const mayHaveActed = timeLeft > 0 && !NEVER_SENT.has(code);
    const problem =
      controller.signal.aborted || timeLeft <= 0
        ? `Pivot gave no answer in ${timeLeft} ms`
        : `the connection to Pivot failed: ${code ?? 'no code'}`;
    answer = noAnswer(serviceCode, mayHaveActed, problem);
  } finally {
    clearTimeout(timer);
  }
  const endedAt = Date.now();
  report({
    type: 'attempt',
    operation,
    attempt,
    durationMs: endedAt - startedAt,
    responseCode: answer.responseCode,
    externalId: headers['X-EXTERNAL-ID'],
    clockSkewMs: readClockSkew(date, (startedAt + endedAt) / 2),
    problem: answer.problem,
  });
  return answer;
}

/** Without an answer the outcome is unknown, unless Pivot never got the request. */
function noAnswer(serviceCode: string, mayHaveActed: boolean, problem: string): PivotAnswer {
  const [status, responseMessage] = mayHaveActed ? [504, 'Timeout'] : [503, 'Service Unavailable'];
  const responseCode = `${status}${serviceCode}00`;
  return { responseCode, responseMessage, body: {}, mayHaveActed, problem };
}

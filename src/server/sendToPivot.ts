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
  settings: PivotSettings,
  call: SnapCall,
  deadline: number,
  attempt: number,
): Promise<PivotAnswer> {
  const startedAt = Date.now();
  const timestamp = snapTimestamp(startedAt);
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'X-TIMESTAMP': timestamp,
    ...(await call.sign(timestamp)),
  };
  const { answer, date } = await exchange(settings, call, headers, deadline);
  const endedAt = Date.now();
  settings.report({
    type: 'attempt',
    operation: call.operation,
    attempt,
    durationMs: endedAt - startedAt,
    responseCode: answer.responseCode,
    externalId: headers['X-EXTERNAL-ID'],
    clockSkewMs: readClockSkew(date, (startedAt + endedAt) / 2),
    problem: answer.problem,
  });
  return answer;
}

async function exchange(
  { fetch, apiBaseUrl }: PivotSettings,
  { path, body, serviceCode }: SnapCall,
  headers: Record<string, string>,
  deadline: number,
): Promise<{ answer: PivotAnswer; date: string | null }> {
  const timeLeft = deadline - Date.now();
  if (timeLeft <= 0) {
    return { answer: noAnswer(serviceCode, false, 'no time was left to ask Pivot'), date: null };
  }
  // Not AbortSignal.timeout: its timer would outlive the answer.
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeLeft);
  try {
    const response = await fetch(apiBaseUrl + path, {
      method: 'POST',
      headers,
      body,
      // A redirect would carry both tokens to wherever it points.
      redirect: 'manual',
      signal: controller.signal,
    });
    const answer = await readPivotReply(response, serviceCode);
    return { answer, date: response.headers.get('date') };
  } catch (error) {
    const code = errorCode(error);
    const problem = controller.signal.aborted
      ? `Pivot gave no answer in ${timeLeft} ms`
      : `the connection to Pivot failed: ${code ?? 'no code'}`;
    return { answer: noAnswer(serviceCode, !NEVER_SENT.has(code), problem), date: null };
  } finally {
    clearTimeout(timer);
  }
}

/** Without an answer the outcome is unknown, unless Pivot never got the request. */
function noAnswer(serviceCode: string, mayHaveActed: boolean, problem: string): PivotAnswer {
  const [status, responseMessage] = mayHaveActed ? [504, 'Timeout'] : [503, 'Service Unavailable'];
  return {
    responseCode: `${status}${serviceCode}00`,
    responseMessage,
    body: {},
    mayHaveActed,
    problem,
  };
}

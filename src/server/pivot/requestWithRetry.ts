import { wait } from '../deadline.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import { snapTimestamp } from '../signing/headers.ts';
import { errorCode, isConnectionError } from './connectionError.ts';
import { toCaseCode, type PivotResponse, readPivotResponse } from './readResponse.ts';

/** One of Pivot's four calls that the proxy makes. */
export interface SnapCall {
  operation: 'token-b2b' | 'token-b2b2c' | 'apply-ott' | 'status';
  /** SNAP's two digits, for codes of our own. */
  serviceCode: string;
  /** Under the base URL. */
  path: string;
  /** The JSON text that is signed and sent. */
  body: string;
  /**
   * Becomes true with the first attempt that may have done what was asked: whatever comes of the call
   * after that, it does not mean that nothing was done.
   */
  mayHaveActed?: boolean;
}

/** A customer waits: what asks for more time than this is passed on. */
const LONGEST_WAIT_MS = 5000;

/** Gets another token in place of the one that was refused; false where there is no other. */
type Renewals = Partial<Record<Remedy, () => Promise<boolean>>>;

/**
 * Calls Pivot until the answer is final: renews a token that was refused, waits where Pivot asks to,
 * each no more often than `RETRY_POLICY` says, and never beyond the deadline.
 *
 * @param deadline Epoch ms.
 */
export async function requestWithRetry(
  settings: PivotSettings,
  call: SnapCall,
  sign: Sign,
  deadline: number,
  renewals: Renewals = {},
): Promise<PivotResponse> {
  const used: Remedy[] = [];
  for (;;) {
    const answer = await sendOnce(settings, call, sign, deadline, used.length + 1);
    call.mayHaveActed ||= answer.mayHaveActed;
    const remedy = RETRY_POLICY[toCaseCode(answer)];
    const timesUsed = used.filter((other) => other === remedy).length;
    if (remedy === undefined || timesUsed >= (remedy === 'wait' ? 2 : 1)) return answer;
    used.push(remedy);
    if (remedy === 'wait') {
      const ms = answer.retryAfterMs ?? backoff(timesUsed);
      if (ms > Math.min(LONGEST_WAIT_MS, deadline - Date.now())) return answer;
      await wait(ms);
    } else if (remedy !== 'repeat' && !(await renewals[remedy]?.())) {
      return answer;
    }
  }
}

/** 200 to 400 ms, then 400 to 800: scattered, so that many do not come again at once. */
function backoff(timesUsed: number): number {
  return 200 * 2 ** timesUsed * (1 + Math.random());
}

/** What can be done about an answer before it is final: a `wait` twice, the others once. */
type Remedy = 'renew-b2b-token' | 'renew-customer-token' | 'repeat' | 'wait';

/**
 * What to do about an answer, by HTTP status and case code. What is not here is final: refusals, and
 * outcomes that are unknown (408, 504, 500ss00, 500ss02), which a repeat would double.
 *
 * @see Pivot's "Response Codes".
 */
const RETRY_POLICY: Record<string, Remedy> = {
  '40101': 'renew-b2b-token',
  '40103': 'renew-b2b-token',
  '40102': 'renew-customer-token',
  '40104': 'renew-customer-token',
  // The X-EXTERNAL-ID was used before on this day: every attempt has another.
  '40900': 'repeat',
  '42900': 'wait',
  // SNAP's text asks to try again.
  '50001': 'wait',
  '50200': 'wait',
  '50300': 'wait',
};

/** The headers of one attempt, whose signature covers the text of its `X-TIMESTAMP`. */
export type Sign = (timestamp: string) => Promise<Record<string, string>>;

/**
 * Makes one attempt at a call: a new timestamp, a new signature, and whatever came of it as an
 * answer. It never throws for what the network or Pivot did.
 *
 * @param deadline Epoch ms; headers and body of the reply must have arrived by then.
 * @param attempt Counts from 1.
 */
async function sendOnce(
  { fetch, apiBaseUrl, clock, report }: PivotSettings,
  { operation, serviceCode, path, body }: SnapCall,
  sign: Sign,
  deadline: number,
  attempt: number,
): Promise<PivotResponse> {
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
  let answer: PivotResponse;
  try {
    if (timeLeft <= 0) giveUp('NO_TIME_LEFT');
    const sentAt = Date.now();
    const response = await fetch(apiBaseUrl + path, {
      method: 'POST',
      headers,
      body,
      // A redirect would carry both tokens to wherever it points.
      redirect: 'manual',
      ...NO_STORE,
      signal: controller.signal,
    });
    clock.learn(response.headers.get('date'), sentAt);
    answer = await readPivotResponse(response, serviceCode);
  } catch (error) {
    answer = noAnswer(serviceCode, error);
  } finally {
    clearTimeout(timer);
  }
  const { responseCode, clockSkewMs, detail } = answer;
  report({
    type: 'attempt',
    operation,
    attempt,
    durationMs: Date.now() - startedAt,
    responseCode,
    externalId: headers['X-EXTERNAL-ID'],
    clockSkewMs,
    detail,
  });
  return answer;
}

/** Next.js 14 keeps the answers of `fetch` on its disk. Older Workers refuse what they do not know. */
const NO_STORE: RequestInit = 'cache' in Request.prototype ? { cache: 'no-store' } : {};

/** Without an answer the outcome is unknown, unless Pivot never got the request. */
function noAnswer(serviceCode: string, error: unknown): PivotResponse {
  const mayHaveActed = !isConnectionError(error);
  const [status, responseMessage] = mayHaveActed ? [504, 'Timeout'] : [503, 'Service Unavailable'];
  return {
    responseCode: `${status}${serviceCode}00`,
    responseMessage,
    body: {},
    mayHaveActed,
    detail: `the call to Pivot failed: ${errorCode(error)}`,
  };
}

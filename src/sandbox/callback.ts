import type { SandboxContext, TransactionEnd } from './context.ts';
import { formatTimestamp } from '../snap/timestamp.ts';
import { waitQuietly } from './magicReference.ts';

const RETRY_DELAYS = [5000, 15_000, 60_000, 180_000, 360_000, 720_000];
const RETRIED_STATUSES = [408, 429];
const TIMEOUT_MS = 10_000;

/**
 * Sends the payment callback, and again as Pivot does if the merchant's server is unreachable or
 * answers with 5xx, 408 or 429. Pivot does not publish the wallet's payload: this one has the
 * envelope of its other products.
 *
 * @param referenceNo Pivot's own number of the transaction.
 * @see Pivot's page "Callback".
 */
export async function sendCallback(
  context: SandboxContext,
  partnerReferenceNo: string,
  referenceNo: string,
  { status, at, amount, finalAt }: TransactionEnd,
): Promise<void> {
  const { callback } = context;
  if (callback === undefined || finalAt === Infinity) return;
  await waitQuietly(finalAt - at);
  const body = JSON.stringify({
    event: status === 'paid' ? 'PAYMENT.SUCCESS' : 'PAYMENT.FAILED',
    data: {
      partnerReferenceNo,
      referenceNo,
      status: status.toUpperCase(),
      ...(amount !== undefined && { amount: { value: amount, currency: 'IDR' } }),
      paidTime: formatTimestamp(at),
    },
  });
  const delays = callback.retryDelays ?? RETRY_DELAYS;
  for (let attempt = 1; ; attempt += 1) {
    const httpStatus = await post(callback.url, callback.apiKey, body);
    const delay = delays[attempt - 1];
    const isLost = httpStatus === 0 || httpStatus >= 500 || RETRIED_STATUSES.includes(httpStatus);
    const willRetry = isLost && delay !== undefined;
    context.onEvent({ type: 'callback', partnerReferenceNo, attempt, httpStatus, willRetry });
    if (!willRetry) return;
    await waitQuietly(delay);
  }
}

async function post(url: string, apiKey: string, body: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-API-Key': apiKey },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

import { QrisError } from './QrisError.ts';

/**
 * Ends a task that takes too long or is given up, whether it heeds its signal or not.
 *
 * @param ms how long it may take.
 * @param signal aborts when the caller gives it up.
 * @throws QrisError `timeout`; the signal's reason when the caller aborts.
 */
export async function withDeadline<Value>(
  ms: number,
  signal: AbortSignal,
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  signal.throwIfAborted();
  const deadline = new AbortController();
  const abort = (): void => deadline.abort(signal.reason);
  signal.addEventListener('abort', abort);
  const timer = setTimeout(
    () => deadline.abort(new QrisError('timeout', `The endpoint gave no answer in ${ms} ms.`)),
    ms,
  );
  const end = new Promise<never>((_resolve, reject) => {
    deadline.signal.addEventListener('abort', () => reject(deadline.signal.reason));
  });
  try {
    return await Promise.race([task(deadline.signal), end]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

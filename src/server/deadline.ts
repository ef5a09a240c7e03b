/** Resolves after `ms` milliseconds. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/**
 * Waits for work, but no longer than `ms`: in some runtimes the promise of a request that was dropped
 * never settles. The work itself goes on.
 *
 * @returns undefined if the time was up first.
 * @throws what the work throws.
 */
export function inTime<T>(work: Promise<T>, ms: number): Promise<{ value: T } | undefined> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => {
      // After a stall of this process, timers run before the replies that have long arrived.
      timer = setTimeout(() => resolve(undefined), 0);
    }, ms);
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve({ value });
      },
      (error: unknown) => {
        clearTimeout(timer);
        // oxlint-disable-next-line prefer-promise-reject-errors -- as the work rejected
        reject(error);
      },
    );
  });
}

/** For this long after its deadline, work that gives up at the same moment may still say how it ended. */
export const GRACE_MS = 100;

/**
 * Waits for work until a deadline.
 *
 * @param deadline Epoch ms.
 * @throws what the work throws, or what `timeUp` makes.
 */
export async function untilDeadline<T>(
  work: Promise<T>,
  deadline: number,
  timeUp: () => Error,
): Promise<T> {
  const done = await inTime(work, Math.max(deadline - Date.now(), 0) + GRACE_MS);
  if (done === undefined) throw timeUp();
  return done.value;
}

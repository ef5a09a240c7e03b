import type { QrisEvent } from '../QrisEvent.ts';
import { memoryStore, type QrisStore } from './QrisStore.ts';

/** A store slower than this is of no use to a customer who waits. */
const PATIENCE_MS = 1000;
/** For this long a store that failed is left alone. */
const REST_MS = 5000;

/**
 * Makes a store one that never fails: while the given one is down, slow or answers rubbish, this
 * process's memory stands in, and the failure is reported. Two instances then do not know of each
 * other: at worst one reference has two links.
 */
export function withFallback(store: QrisStore, report: (event: QrisEvent) => void): QrisStore {
  const memory = memoryStore();
  let restsUntil = 0;

  async function attempt<T>(
    action: 'get' | 'set' | 'delete',
    ask: () => Promise<T>,
    isValid: (value: T) => boolean,
  ): Promise<{ value: T } | undefined> {
    if (Date.now() < restsUntil) return undefined;
    // Never the store's own error: a Redis library puts the command, and so the token, into it.
    let problem = `failed or gave no answer in ${PATIENCE_MS} ms`;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(reject, PATIENCE_MS);
    });
    try {
      const value = await Promise.race([ask(), timeout]);
      if (isValid(value)) return { value };
      problem = 'answered something else than a store should';
    } catch {
      // The problem stands.
    } finally {
      clearTimeout(timer);
    }
    restsUntil = Date.now() + REST_MS;
    report({ type: 'store', action, problem });
    return undefined;
  }

  return {
    async get(key) {
      const answer = await attempt('get', () => store.get(key), isText);
      return answer === undefined ? memory.get(key) : answer.value;
    },
    async set(key, value, options) {
      const answer = await attempt('set', () => store.set(key, value, options), isBoolean);
      if (answer === undefined) return memory.set(key, value, options);
      // What this process set, it knows also when the store goes down later.
      if (answer.value) await memory.set(key, value, { ttlMs: options.ttlMs });
      return answer.value;
    },
    async delete(key) {
      await memory.delete(key);
      await attempt(
        'delete',
        () => store.delete(key),
        () => true,
      );
    },
  };
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isBoolean(wasSet: unknown): boolean {
  return typeof wasSet === 'boolean';
}

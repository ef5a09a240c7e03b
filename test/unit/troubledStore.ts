import type { QrisStore } from '../../src/server/index.ts';
import { now } from './virtualTime.ts';

/**
 * - `slow`: each command is done, three seconds late.
 * - `full`: reads work, what is to be written is refused.
 */
export type StoreState = 'up' | 'down' | 'slow' | 'full';

/** A process that the store serves. */
interface StoreClient {
  isAlive: () => boolean;
  onTrouble: () => void;
}

export type TroubledStore = ReturnType<typeof createTroubledStore>;

const LATENCY_MS = 1;
const SLOW_MS = 3000;

/** A store that several processes share, and that has all the troubles of a server of its own. */
export function createTroubledStore(mayForget: boolean) {
  const entries = new Map<string, { value: string; endsAt: number }>();
  let state: StoreState = 'up';
  let wellSince = -Infinity;
  let lostAt = -Infinity;
  /** Commands are done in the order in which they came, as in Redis. */
  let lastDoneAt = 0;

  function live(key: string): string | undefined {
    const entry = entries.get(key);
    return entry !== undefined && entry.endsAt > now() ? entry.value : undefined;
  }

  /** Who has died sends nothing more, and is told nothing. */
  function send<Value>(by: StoreClient, writes: boolean, work: () => Value): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (!by.isAlive()) return;
      lastDoneAt = Math.max(lastDoneAt, now() + (state === 'slow' ? SLOW_MS : LATENCY_MS));
      if (lastDoneAt > now() + LATENCY_MS) by.onTrouble();
      setTimeout(() => {
        const fails = state === 'down' || (state === 'full' && writes);
        const value = fails ? undefined : { is: work() };
        if (!by.isAlive()) return;
        if (fails) by.onTrouble();
        if (value === undefined) reject(new Error('the store is down'));
        else resolve(value.is);
      }, lastDoneAt - now());
    });
  }

  return {
    /** Whether it says so; if not, it is never lost. */
    mayForget,
    /** Since when all has been well, epoch ms; Infinity while it is not. */
    wellSince: () => (state === 'up' ? wellSince : Infinity),
    /** When all entries were last lost. */
    lostAt: () => lostAt,
    become(next: StoreState) {
      if (state !== 'up' && next === 'up') wellSince = Math.max(now(), lastDoneAt);
      state = next;
    },
    /** Restarts it, empty. No command fails. */
    lose() {
      entries.clear();
      lostAt = now();
    },
    /** The store as one process has it. */
    connect: (by: StoreClient): QrisStore => ({
      mayForget,
      get: (key) => send(by, false, () => live(key)),
      set: (key, value, { ttlMs, onlyIfAbsent = false }) =>
        send(by, true, () => {
          if (onlyIfAbsent && live(key) !== undefined) return false;
          entries.set(key, { value, endsAt: now() + ttlMs });
          return true;
        }),
      delete: (key) =>
        send(by, false, () => {
          entries.delete(key);
        }),
    }),
  };
}

import type { QrisStore } from './QrisStore.ts';
import { wait } from './wait.ts';

const POLL_MS = 50;

/** How to get one thing that many ask for at once. */
export interface Flight<Value> {
  /** Names the thing in the store. */
  key: string;
  /** Reads it where it is there already. */
  read: () => Promise<Value | undefined>;
  /** Makes it, and keeps it where `read` finds it. */
  make: () => Promise<Value>;
}

/**
 * Makes a thing once for all who ask at the same time, in this process and in all that share the
 * store. Who makes it holds a lock in the store; the others look again until it is there.
 *
 * @param lockMs How long a lock outlives a process that died; longer than `make` ever takes.
 */
export function createSingleFlight<Value>(
  store: QrisStore,
  lockMs: number,
): (flight: Flight<Value>) => Promise<Value> {
  const flights = new Map<string, Promise<Value>>();

  async function make(flight: Flight<Value>): Promise<Value> {
    const lock = `${flight.key}:lock`;
    const owner = crypto.randomUUID();
    const locksAreDeadAt = Date.now() + lockMs;
    for (;;) {
      const isOurs = await store.set(lock, owner, { ttlMs: lockMs, onlyIfAbsent: true });
      try {
        const known = await flight.read();
        if (known !== undefined) return known;
        // A lock that outlives its own time is a store's fault: better twice than never.
        if (isOurs || Date.now() > locksAreDeadAt) return await flight.make();
      } finally {
        if (isOurs && (await store.get(lock)) === owner) await store.delete(lock);
      }
      await wait(POLL_MS);
    }
  }

  return async (flight) => {
    const known = await flight.read();
    if (known !== undefined) return known;
    const underWay = flights.get(flight.key);
    if (underWay !== undefined) return underWay;
    const begun = make(flight).finally(() => flights.delete(flight.key));
    flights.set(flight.key, begun);
    return begun;
  };
}

import type { QrisStore } from './QrisStore.ts';

const POLL_MS = 50;

/** How to get one thing that many ask for at once. */
interface Flight<Stored, Value> {
  /** Names the thing in the store. */
  key: string;
  /** Reads what the store knows of it. */
  read: () => Promise<Stored | undefined>;
  /** The thing itself, where what the store knows is still of use. */
  pick: (stored: Stored) => Value | undefined;
  /** Makes it, and keeps it where `read` finds it; `earlier` is what was known and of no use. */
  make: (earlier: Stored | undefined) => Promise<Value>;
}

/**
 * Makes a thing once for all who ask at the same time, in this process and in all that share the
 * store. Who makes it holds a lock in the store; the others look again until it is there.
 *
 * @param lockMs How long a lock outlives a process that died; longer than `make` ever takes.
 */
export function createSingleFlight<Stored, Value>(
  store: QrisStore,
  lockMs: number,
): (flight: Flight<Stored, Value>) => Promise<Value> {
  const flights = new Map<string, Promise<Value>>();

  async function make(flight: Flight<Stored, Value>): Promise<Value> {
    const lock = `${flight.key}:lock`;
    const owner = crypto.randomUUID();
    const locksAreDeadAt = Date.now() + lockMs;
    for (;;) {
      const isOurs = await store.set(lock, owner, { ttlMs: lockMs, onlyIfAbsent: true });
      try {
        const stored = await flight.read();
        const known = stored && flight.pick(stored);
        if (known !== undefined) return known;
        // A lock that outlives its own time is a store's fault: better twice than never.
        if (isOurs || Date.now() > locksAreDeadAt) return await flight.make(stored);
      } finally {
        if (isOurs && (await store.get(lock)) === owner) await store.delete(lock);
      }
      await wait(POLL_MS);
    }
  }

  return async (flight) => {
    const stored = await flight.read();
    const known = stored && flight.pick(stored);
    if (known !== undefined) return known;
    const underWay = flights.get(flight.key);
    if (underWay !== undefined) return underWay;
    const begun = make(flight).finally(() => flights.delete(flight.key));
    flights.set(flight.key, begun);
    return begun;
  };
}

/** Resolves after so many milliseconds. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

import { GRACE_MS, inTime, wait } from '../deadline.ts';
import { SnapError } from '../SnapError.ts';
import type { QrisStore } from './QrisStore.ts';
import { createSharing } from './sharedWork.ts';

const POLL_MS = 50;
/** How often those who wait for another request of this process look into the store themselves. */
const MAX_LOOK_MS = 1000;

/** How to get one thing that many ask for at once. */
interface Flight<Stored, Value> {
  /** Names the thing in the store. */
  key: string;
  /** Names those of this process who get the same answer. Default: `key`. */
  sharedAs?: string | undefined;
  /** How long the asker can wait, in epoch ms. Default: as long as two locks live. */
  deadline?: number | undefined;
  /** Reads what the store knows of it. */
  read: () => Promise<Stored | undefined>;
  /** The thing itself, if what the store knows is still of use. */
  pick: (stored: Stored) => Value | undefined;
  /** Makes it, and keeps it where `read` finds it; `earlier` is what was known and of no use. */
  make: (earlier: Stored | undefined) => Promise<Value>;
}

/**
 * Makes a thing once for all who ask at the same time, in this process and in all that share the
 * store. Who makes it holds a lock in the store; the others look again until it is there, and nobody
 * waits beyond their own deadline.
 *
 * @param lockMs How long a lock outlives a process that died; longer than `make` ever takes.
 */
export function createSingleFlight<Stored, Value>(
  store: QrisStore,
  lockMs: number,
): (flight: Flight<Stored, Value>) => Promise<Value> {
  const lookMs = Math.min(MAX_LOOK_MS, lockMs / 10);
  const share = createSharing<Value | undefined>(lockMs);

  /** Makes the thing, or waits until another has; undefined if that takes too long. */
  async function make(flight: Flight<Stored, Value>, deadline: number): Promise<Value | undefined> {
    for (;;) {
      const release = await lock(store, flight.key, lockMs);
      try {
        const stored = await flight.read();
        const known = stored && flight.pick(stored);
        if (known !== undefined) return known;
        if (release !== undefined) return await flight.make(stored);
      } finally {
        await release?.();
      }
      if (Date.now() >= deadline) return undefined;
      await wait(POLL_MS);
    }
  }

  return async (flight) => {
    const { deadline = Date.now() + 2 * lockMs, sharedAs = flight.key } = flight;
    for (;;) {
      const stored = await flight.read();
      const known = stored && flight.pick(stored);
      if (known !== undefined) return known;
      const timeLeft = deadline + GRACE_MS - Date.now();
      if (timeLeft <= 0) throw timeUp();
      const making = share(sharedAs, () => make(flight, deadline));
      const made = await inTime(making, Math.min(lookMs, timeLeft));
      if (made?.value !== undefined) return made.value;
      // Out of time to make it, but not yet to look.
      if (Date.now() >= deadline) await wait(POLL_MS);
    }
  };
}

/**
 * Takes the lock of a key, if it is free.
 *
 * @returns how to release it; undefined if another holds it.
 */
export async function lock(
  store: QrisStore,
  key: string,
  ttlMs: number,
): Promise<(() => Promise<void>) | undefined> {
  const name = `${key}:lock`;
  const owner = crypto.randomUUID();
  const takenAt = performance.now();
  if (!(await store.set(name, owner, { ttlMs, onlyIfAbsent: true }))) return undefined;
  return async () => {
    const isSurelyOurs = performance.now() - takenAt < ttlMs / 2;
    // Later than that it may have ended, and be another's by now.
    if (isSurelyOurs || (await store.get(name)) === owner) await store.delete(name);
  };
}

function timeUp(): SnapError {
  return new SnapError(
    '50400',
    'Timeout',
    'another request holds the lock and is not done in time',
  );
}

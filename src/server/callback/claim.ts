import type { SteadyStore } from '../store/withFallback.ts';

/** A claim outlives its holder by this much at most: a process that dies releases nothing. */
const CLAIM_MS = 60_000;
/** Two renewals may fail before a claim ends. */
const RENEWAL_MS = CLAIM_MS / 3;
/** Work that takes longer than this will never end. */
const MAX_WORK_MS = 60 * 60 * 1000;

/**
 * Does some work unless somebody else who shares the store is doing it. The claim on it is renewed until
 * the work ends, and ends by itself if its holder dies.
 *
 * @returns whether the work was done: false if another holds the claim.
 */
export async function whileClaimed(
  store: SteadyStore,
  key: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const owner = crypto.randomUUID();
  if (!(await store.set(key, owner, { ttlMs: CLAIM_MS, onlyIfAbsent: true }))) return false;
  const stopRenewing = startRenewing(store, key, owner);
  try {
    await work();
  } finally {
    await stopRenewing();
    if ((await store.get(key)) === owner) await store.delete(key);
  }
  return true;
}

/** @returns a function that stops the renewals, and waits for one that is under way. */
function startRenewing(store: SteadyStore, key: string, owner: string): () => Promise<void> {
  const endsAt = Date.now() + MAX_WORK_MS;
  let isStopped = false;
  let renewal = Promise.resolve();
  let timer = setTimeout(renew, RENEWAL_MS);

  function renew(): void {
    renewal = renewOnce(store, key, owner).then((isOurs) => {
      if (isOurs && !isStopped && Date.now() < endsAt) timer = setTimeout(renew, RENEWAL_MS);
    });
  }

  return () => {
    isStopped = true;
    clearTimeout(timer);
    return renewal;
  };
}

/** @returns whether the claim is still ours: a store may have lost it, and another taken it. */
async function renewOnce(store: SteadyStore, key: string, owner: string): Promise<boolean> {
  const holder = await store.get(key);
  if (holder !== undefined && holder !== owner) return false;
  return store.set(key, owner, { ttlMs: CLAIM_MS, onlyIfAbsent: holder === undefined });
}

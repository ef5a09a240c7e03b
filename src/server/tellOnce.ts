import type { QrisStore } from './QrisStore.ts';

/** How long one telling may take before another may begin. */
const TELLING_MS = 60_000;
/** Pivot gives up calling after about a day. */
const TOLD_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * Tells somebody something once, over all instances. What throws, or dies on the way, may be told
 * again.
 *
 * @returns false while another instance is telling it.
 */
export async function tellOnce(
  store: QrisStore,
  key: string,
  tell: () => void | Promise<void>,
): Promise<boolean> {
  const isOurs = await store.set(key, 'telling', { ttlMs: TELLING_MS, onlyIfAbsent: true });
  if (!isOurs) return (await store.get(key)) === 'told';
  try {
    await tell();
  } catch (error) {
    await store.delete(key);
    throw error;
  }
  await store.set(key, 'told', { ttlMs: TOLD_MS });
  return true;
}

import type { QrisStore } from './QrisStore.ts';

/** A bound against a leak, far above what one process needs. */
const MOST_ENTRIES = 50_000;

/** Keeps tokens and links in this process: the default, and enough for one instance. */
export function memoryStore(): QrisStore {
  const entries = new Map<string, { value: string; endsAt: number }>();

  function live(key: string): string | undefined {
    const entry = entries.get(key);
    return entry !== undefined && entry.endsAt > Date.now() ? entry.value : undefined;
  }

  return {
    async get(key) {
      return live(key);
    },
    async set(key, value, { ttlMs, onlyIfAbsent = false }) {
      if (onlyIfAbsent && live(key) !== undefined) return false;
      // Set anew, a key is the youngest again: the first of the map is the oldest.
      entries.delete(key);
      entries.set(key, { value, endsAt: Date.now() + ttlMs });
      if (entries.size > MOST_ENTRIES) {
        const [oldest = key] = entries.keys();
        entries.delete(oldest);
      }
      return true;
    },
    async delete(key) {
      entries.delete(key);
    },
  };
}

/**
 * Where tokens and payment links are kept. The values are secrets: use a store that only the
 * merchant's servers reach. Keys and values are texts.
 */
export interface QrisStore {
  /** @returns the value, or undefined where there is none or its time has passed. */
  get(key: string): Promise<string | undefined>;
  /**
   * Sets a value that is forgotten after `ttlMs` milliseconds. With `onlyIfAbsent`, sets it only
   * where the key holds none, as one step that no other instance can come between.
   *
   * @returns whether the value was set.
   */
  set(
    key: string,
    value: string,
    options: { ttlMs: number; onlyIfAbsent?: boolean | undefined },
  ): Promise<boolean>;
  delete(key: string): Promise<void>;
}

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

/** What `redisStore` needs of a connected client of the `redis` package (node-redis). */
export interface RedisClient {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, options: { PX: number; NX?: true }): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/**
 * Keeps tokens and links in Redis, so that several instances share one token and one link for one
 * reference.
 *
 * @param client A connected client of the `redis` package: `await createClient({ url }).connect()`.
 */
export function redisStore(client: RedisClient): QrisStore {
  return {
    async get(key) {
      const value = await client.get(key);
      return typeof value === 'string' ? value : undefined;
    },
    async set(key, value, { ttlMs, onlyIfAbsent = false }) {
      const options = { PX: Math.ceil(ttlMs), ...(onlyIfAbsent && { NX: true as const }) };
      return (await client.set(key, value, options)) === 'OK';
    },
    async delete(key) {
      await client.del(key);
    },
  };
}

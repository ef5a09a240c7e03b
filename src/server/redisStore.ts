import type { QrisStore } from './QrisStore.ts';

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

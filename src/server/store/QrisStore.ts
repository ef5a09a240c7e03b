/**
 * Where tokens and payment links are kept. The values are secrets: use a store that only the
 * merchant's servers reach. Keys and values are strings.
 */
export interface QrisStore {
  /**
   * Whether a value may be gone before its time, through a restart, an eviction or a lost disk. If so,
   * a payment without a record may still have a link, and Pivot is asked how it stands before its first
   * link is handed out. Set it to false for a store that keeps its values through all of that.
   *
   * @default true
   */
  mayForget?: boolean | undefined;
  /** @returns the value as it was set; undefined or null if there is none, or its time has passed. */
  get(key: string): Promise<string | null | undefined>;
  /**
   * Sets a value that is forgotten after `ttlMs` milliseconds. With `onlyIfAbsent`, sets it only if
   * the key holds none, as one step that no other instance can come between.
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

/** How long the record of a payment is kept, the longest of all values, in ms. */
export const RECORD_LIFE_MS: number = 7 * 24 * 60 * 60 * 1000;

/** A store's fault in words that hold no value: they may be reported. */
export class StoreFault extends TypeError {
  override readonly name = 'StoreFault';
}

/**
 * Creates a store in this process's memory: the default, and enough for one instance. It loses its records
 * with the process, so that Pivot is asked before the first link of a payment is handed out.
 *
 * @example
 * ```ts
 * createPivot({ ...options, store: memoryStore() });
 * ```
 */
export function memoryStore(): QrisStore {
  const memory = createMemory();
  return {
    mayForget: true,
    get: async (key) => memory.get(key),
    set: async (key, value, options) => memory.set(key, value, options),
    delete: async (key) => memory.delete(key),
  };
}

/** A store's work without its promises. */
export interface Memory {
  get: (key: string) => string | undefined;
  set: (
    key: string,
    value: string,
    options: { ttlMs: number; onlyIfAbsent?: boolean | undefined },
  ) => boolean;
  delete: (key: string) => void;
}

/** A bound against a leak, far above what one process needs. */
const MAX_ENTRIES = 50_000;

/** Creates a memory that holds `MAX_ENTRIES` at most: what has ended goes first, then the oldest. */
export function createMemory(): Memory {
  const entries = new Map<string, { value: string; endsAt: number }>();
  /** No entry ends before this, in epoch ms. */
  let nextEnd = Infinity;

  function live(key: string): string | undefined {
    const entry = entries.get(key);
    return entry !== undefined && entry.endsAt > Date.now() ? entry.value : undefined;
  }

  /** Entries that have ended make room before the oldest one does. */
  function makeRoom(): void {
    const now = Date.now();
    if (nextEnd <= now) {
      nextEnd = Infinity;
      for (const [key, { endsAt }] of entries) {
        if (endsAt <= now) entries.delete(key);
        else nextEnd = Math.min(nextEnd, endsAt);
      }
    }
    if (entries.size < MAX_ENTRIES) return;
    const [oldest = ''] = entries.keys();
    entries.delete(oldest);
  }

  return {
    get: live,
    set(key, value, { ttlMs, onlyIfAbsent = false }) {
      if (onlyIfAbsent && live(key) !== undefined) return false;
      // Set again, a key is the youngest: the first of the map is the oldest.
      entries.delete(key);
      if (entries.size >= MAX_ENTRIES) makeRoom();
      const endsAt = Date.now() + ttlMs;
      entries.set(key, { value, endsAt });
      nextEnd = Math.min(nextEnd, endsAt);
      return true;
    },
    delete: (key) => void entries.delete(key),
  };
}

/** What `redisStore` needs of a client of the `redis` package (node-redis). */
export interface RedisClient {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, options: { PX: number; NX?: true }): Promise<unknown>;
  del(key: string): Promise<unknown>;
  /** Tells it from clients whose `set` has other options, and would keep a value for ever. */
  sendCommand: unknown;
}

/** What `redisStore` needs of a client of the `ioredis` package. */
export interface IoredisClient {
  call(command: string, ...args: string[]): Promise<unknown>;
}

/**
 * Creates a store in Redis, so that several instances share one token and one link for each reference. It
 * counts as a store that forgets nothing: give Redis a disk and the policy `noeviction`, or set
 * `{ ...redisStore(client), mayForget: true }`.
 *
 * @param client A client of the `redis` or the `ioredis` package. It must return values as they were set,
 *   not parsed. Give it a listener for `error`: without one, a lost connection ends the process.
 * @throws TypeError if it is another client, such as one that calls Redis by HTTP.
 * @example
 * ```ts
 * const client = createClient({ url: process.env.REDIS_URL, disableOfflineQueue: true });
 * client.on('error', () => {});
 * client.connect().catch(() => {});
 * createPivot({ ...options, store: redisStore(client) });
 * ```
 */
export function redisStore(client: RedisClient | IoredisClient): QrisStore {
  const { get, set, del } = 'call' in client ? ioredisCommands(client) : redisCommands(client);
  return {
    mayForget: false,
    async get(key) {
      const value = await get(key);
      if (value === null || value === undefined) return undefined;
      if (typeof value === 'string') return value;
      throw new StoreFault(
        'the Redis client returned something other than the string that was set',
      );
    },
    async set(key, value, { ttlMs, onlyIfAbsent = false }) {
      return (await set(key, value, Math.ceil(ttlMs), onlyIfAbsent)) === 'OK';
    },
    async delete(key) {
      await del(key);
    },
  };
}

interface Commands {
  get: (key: string) => Promise<unknown>;
  set: (key: string, value: string, ttlMs: number, onlyIfAbsent: boolean) => Promise<unknown>;
  del: (key: string) => Promise<unknown>;
}

function redisCommands(client: RedisClient): Commands {
  if (typeof client.sendCommand !== 'function') {
    throw new TypeError(
      'redisStore takes a client of the redis or the ioredis package. ' +
        'For another one, write a QrisStore: an object with get, set and delete.',
    );
  }
  return {
    get: async (key) => client.get(key),
    set: async (key, value, ttlMs, onlyIfAbsent) =>
      client.set(key, value, { PX: ttlMs, ...(onlyIfAbsent && { NX: true as const }) }),
    del: async (key) => client.del(key),
  };
}

function ioredisCommands(client: IoredisClient): Commands {
  return {
    get: async (key) => client.call('GET', key),
    set: async (key, value, ttlMs, onlyIfAbsent) =>
      client.call('SET', key, value, 'PX', String(ttlMs), ...(onlyIfAbsent ? ['NX'] : [])),
    del: async (key) => client.call('DEL', key),
  };
}

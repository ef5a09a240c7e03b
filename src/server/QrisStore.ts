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

import { inTime } from '../deadline.ts';
import type { QrisEvent } from '../QrisEvent.ts';
import { createMemory, type QrisStore, RECORD_LIFE_MS, StoreFault } from './QrisStore.ts';

/** A store that never fails, and says how far it is to be believed. */
export interface SteadyStore extends QrisStore {
  get(key: string): Promise<string | undefined>;
  lookUp(key: string): Promise<LookUp>;
  set(
    key: string,
    value: string,
    options: {
      ttlMs: number;
      onlyIfAbsent?: boolean | undefined;
      /**
       * Whether the value replaces one that the store turns out to hold when it is back after an
       * outage. Default: it does not, and one set with `onlyIfAbsent`, a lock, is not written through.
       */
      replaces?: ((current: string) => boolean) | undefined;
    },
  ): Promise<boolean>;
}

/** What was found under a key. */
interface LookUp {
  value: string | undefined;
  /** Whether a key without a value certainly never had one in its time. */
  isCertain: boolean;
  /** Whether the store answered; if not, another instance may have set a later value. */
  isReached: boolean;
}

/** A store slower than this is of no use to a customer who waits. */
const PATIENCE_MS = 1000;
/** For this long a store that failed is left alone. */
const REST_MS = 5000;
/** A bound on what is kept for a store that is down. */
const MAX_OWED = 10_000;

/** A value that the store still has to get. */
interface Owed {
  value: string;
  /** Epoch ms. */
  endsAt: number;
  replaces: (current: string) => boolean;
}

/**
 * Makes a store one that never fails: while the given one is down, slow or answers rubbish, this
 * process's memory stands in, the failure is reported, and what was set meanwhile is written through
 * when the store is back.
 *
 * Instances that work from their own memory do not know of each other. So after a failure, for as long
 * as any record lives, a missing value says nothing; nor does it in a store that may forget.
 */
export function withFallback(store: QrisStore, report: (event: QrisEvent) => void): SteadyStore {
  const { mayForget = true } = store;
  const memory = createMemory();
  const owed = new Map<string, Owed>();
  let failedAt = -Infinity;
  let isWritingThrough = false;
  let isScheduled = false;

  async function attempt<T>(
    action: 'get' | 'set' | 'delete',
    ask: () => Promise<T>,
    isValid: (value: T) => boolean,
  ): Promise<{ value: T } | undefined> {
    if (Date.now() < failedAt + REST_MS) return undefined;
    // Never the store's own error: a Redis library puts the command, and so the token, into it.
    let detail = `failed or gave no answer in ${PATIENCE_MS} ms`;
    try {
      const answer = await inTime(ask(), PATIENCE_MS);
      if (answer !== undefined && isValid(answer.value)) {
        if (owed.size > 0) void writeAllThrough();
        return answer;
      }
      if (answer !== undefined) detail = 'answered something else than a store should';
    } catch (error) {
      if (error instanceof StoreFault) detail = error.message;
    }
    failedAt = Date.now();
    report({ type: 'store', action, detail });
    return undefined;
  }

  /** Other instances look for what this one owes, even if this one gets no requests. */
  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    later(Math.max(failedAt + REST_MS - Date.now(), 0), async () => {
      isScheduled = false;
      await writeAllThrough();
      if (owed.size > 0) schedule();
    });
  }

  async function writeAllThrough(): Promise<void> {
    if (isWritingThrough) return;
    isWritingThrough = true;
    for (const key of owed.keys()) {
      if (!(await writeThrough(key))) break;
    }
    isWritingThrough = false;
  }

  /** @returns whether the store could be reached. */
  async function writeThrough(key: string): Promise<boolean> {
    const debt = owed.get(key);
    const ttlMs = debt === undefined ? 0 : debt.endsAt - Date.now();
    if (debt !== undefined && ttlMs > 0) {
      const current = await attempt('get', () => store.get(key), isText);
      if (current === undefined) return false;
      if (current.value === null || current.value === undefined || debt.replaces(current.value)) {
        // A request may be setting something newer.
        if (owed.get(key) !== debt) return true;
        const set = () => store.set(key, debt.value, { ttlMs });
        if ((await attempt('set', set, (wasSet) => wasSet)) === undefined) return false;
      } else {
        memory.delete(key);
      }
    }
    if (owed.get(key) === debt) owed.delete(key);
    return true;
  }

  async function lookUp(key: string): Promise<LookUp> {
    if (owed.has(key)) await writeThrough(key);
    const answer = await attempt('get', () => store.get(key), isText);
    if (answer === undefined) {
      return { value: memory.get(key), isCertain: false, isReached: false };
    }
    const isCertain = !mayForget && failedAt + RECORD_LIFE_MS < Date.now();
    // What this process set, it knows also if the store has forgotten it.
    const remembered = mayForget ? memory.get(key) : undefined;
    return { value: answer.value ?? remembered, isCertain, isReached: true };
  }

  return {
    lookUp,
    get: async (key) => (await lookUp(key)).value,
    async set(key, value, { ttlMs, onlyIfAbsent = false, replaces }) {
      // What was set while the store was down is not in the store.
      const held = onlyIfAbsent ? memory.get(key) : undefined;
      if (held !== undefined && held !== value) return false;
      owed.delete(key);
      const answer = await attempt(
        'set',
        () => store.set(key, value, { ttlMs, onlyIfAbsent }),
        onlyIfAbsent ? isBoolean : (wasSet) => wasSet,
      );
      const isSet = answer?.value ?? memory.set(key, value, { ttlMs, onlyIfAbsent });
      if (answer === undefined && isSet && (replaces !== undefined || !onlyIfAbsent)) {
        const debt = { value, endsAt: Date.now() + ttlMs, replaces: replaces ?? (() => false) };
        if (owed.size < MAX_OWED) owed.set(key, debt);
        schedule();
      } else if (answer?.value === true) {
        // What this process set, it knows also when the store goes down later.
        memory.set(key, value, { ttlMs });
      }
      return isSet;
    },
    async delete(key) {
      owed.delete(key);
      memory.delete(key);
      await attempt(
        'delete',
        () => store.delete(key),
        () => true,
      );
    },
  };
}

/** This process's memory, which cannot fail, and of which a restart leaves nothing. */
export function steadyMemory(): SteadyStore {
  const memory = createMemory();
  return {
    get: async (key) => memory.get(key),
    set: async (key, value, options) => memory.set(key, value, options),
    delete: async (key) => memory.delete(key),
    lookUp: async (key) => ({ value: memory.get(key), isCertain: false, isReached: true }),
  };
}

/** Calls back without keeping a process alive that has nothing else to do. */
function later(ms: number, call: () => Promise<void>): void {
  const timer: unknown = setTimeout(() => void call(), ms);
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) {
    if (typeof timer.unref === 'function') timer.unref();
  }
}

function isText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}

function isBoolean(wasSet: unknown): boolean {
  return typeof wasSet === 'boolean';
}

import { useSyncExternalStore } from 'react';

export interface StoredValue<T> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

/**
 * Keeps a value in localStorage and in sync across tabs. If the browser denies storage, the value
 * lives in memory only.
 */
export function createStoredValue<T>(key: string, parse: (value: unknown) => T): StoredValue<T> {
  const listeners = new Set<() => void>();
  let current = parse(read(key));

  window.addEventListener('storage', (event) => {
    if (event.key !== key && event.key !== null) return;
    current = parse(read(key));
    for (const listener of listeners) listener();
  });

  return {
    get: () => current,
    set(value) {
      current = value;
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Private mode or a full disk: this page still has the value.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

export function useStoredValue<T>(value: StoredValue<T>): T {
  return useSyncExternalStore(value.subscribe, value.get);
}

export interface StoredValue<T> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

/** A value kept in localStorage and shared by every tab; in memory only where storage is refused. */
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
        // Private mode or a full disk: the value still holds for this page.
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

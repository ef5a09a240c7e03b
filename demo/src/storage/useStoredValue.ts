import { useSyncExternalStore } from 'react';
import type { StoredValue } from './createStoredValue.ts';

export function useStoredValue<T>(value: StoredValue<T>): T {
  return useSyncExternalStore(value.subscribe, value.get);
}

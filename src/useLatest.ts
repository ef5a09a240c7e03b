import { useInsertionEffect, useRef, type RefObject } from 'react';

/** The latest value of a render, for code that runs later: callbacks are never stale. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}

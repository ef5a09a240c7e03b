import { useEffect, useRef, type RefObject } from 'react';

/**
 * The latest value of a render, for code that runs later: callbacks are never stale. It changes
 * together with what other effects tie to a render, so that both are always of the same one.
 */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

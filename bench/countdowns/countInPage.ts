/** What the page counts of itself; runs before any of its scripts. */
export function countInPage(): void {
  const counts = { commits: 0, timers: new Set<unknown>() };
  Object.assign(globalThis, {
    counts,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: () => counts.commits++,
      onCommitFiberUnmount() {},
    },
  });
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  Object.assign(globalThis, {
    setTimeout(handler: (...rest: unknown[]) => void, ms?: number, ...rest: unknown[]) {
      const timer: unknown = setTimeout(() => {
        counts.timers.delete(timer);
        handler(...rest);
      }, ms);
      counts.timers.add(timer);
      return timer;
    },
    setInterval(handler: () => void, ms?: number, ...rest: unknown[]) {
      const timer: unknown = setInterval(handler, ms, ...rest);
      counts.timers.add(timer);
      return timer;
    },
    clearTimeout(timer?: number) {
      counts.timers.delete(timer);
      clearTimeout(timer);
    },
    clearInterval(timer?: number) {
      counts.timers.delete(timer);
      clearInterval(timer);
    },
  });
}

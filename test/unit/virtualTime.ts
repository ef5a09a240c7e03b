import { AsyncLocalStorage } from 'node:async_hooks';
import { vi } from 'vitest';

/** Where code runs: its clock may be wrong, and once it is dead none of its timers goes off. */
export interface Machine {
  clockAheadMs: number;
  isAlive: boolean;
}

const machines = new AsyncLocalStorage<Machine>();
/** Event loop turns without cryptography under way, after which nothing more happens by itself. */
const QUIET_TURNS = 4;

let trueTime = Date.now;
let cryptoUnderWay = 0;

/** Starts virtual time at `start`, epoch ms; it stands still except in `pass`. */
export function startTime(start: number): void {
  vi.useFakeTimers({
    now: start,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  trueTime = Date.now.bind(Date);
  const { setTimeout: fakeTimeout } = globalThis;
  vi.stubGlobal(
    'setTimeout',
    (work: (...input: unknown[]) => void, ms: number, ...input: unknown[]) => {
      const machine = machines.getStore();
      if (machine === undefined) return fakeTimeout(work, ms, ...input);
      return fakeTimeout(() => machine.isAlive && machines.run(machine, work, ...input), ms);
    },
  );
  // This Date is the fake one, and goes with it.
  Date.now = () => now() + (machines.getStore()?.clockAheadMs ?? 0);
  // Web Crypto works in threads, which virtual time has to wait for.
  const { subtle } = crypto;
  vi.spyOn(crypto, 'subtle', 'get').mockReturnValue(
    new Proxy(subtle, {
      get: (_, name) => {
        const method: unknown = Reflect.get(subtle, name, subtle);
        if (typeof method !== 'function') return method;
        return (...input: unknown[]) => count(Reflect.apply(method, subtle, input));
      },
    }),
  );
}

async function count<Result>(work: Promise<Result>): Promise<Result> {
  cryptoUnderWay += 1;
  try {
    return await work;
  } finally {
    cryptoUnderWay -= 1;
  }
}

/** Ends virtual time; timers that still wait are dropped. */
export function endTime(): void {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
}

/** The time that Pivot's clock shows, epoch ms. */
export function now(): number {
  return trueTime();
}

/** Does the work on a machine: `Date.now()` is then its clock. */
export function on<Result>(machine: Machine, work: () => Result): Result {
  return machines.run(machine, work);
}

/** Lets what is promised come about; time stands still. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < QUIET_TURNS; turns = cryptoUnderWay === 0 ? turns + 1 : 0) {
    await new Promise(setImmediate);
  }
}

/** Lets time pass, and all that happens meanwhile happen. */
export async function pass(ms: number): Promise<void> {
  const end = now() + ms;
  setTimeout(() => {}, ms);
  await settle();
  while (now() < end) {
    vi.advanceTimersToNextTimer();
    await settle();
  }
}

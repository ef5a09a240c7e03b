import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const MINUTE = 60_000;
const TRUE_START = Date.UTC(2025, 10, 25, 9, 0, 0);

/** What is true; the fake device clock starts equal to it. */
let trueNow: () => number;

type ServerClock = Awaited<ReturnType<typeof load>>;

async function load() {
  vi.resetModules();
  return (await import('../../src/core/time/serverClock.ts')).serverClock;
}

/** The device's clock is set, the monotonic clock runs on. */
const setDeviceClock = (by: number) => vi.setSystemTime(Date.now() + by);

/** The machine sleeps: time passes, the monotonic clock stands still. */
function sleep(ms: number) {
  setDeviceClock(ms);
  const before = trueNow;
  trueNow = () => before() + ms;
}

beforeEach(() => {
  vi.useFakeTimers({ now: TRUE_START });
  const start = performance.now();
  trueNow = () => TRUE_START + performance.now() - start;
});

afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One round trip of 80 ms, the server's clock read in the middle. */
async function roundTrip(clock: ServerClock, tell: (now: number) => unknown = (now) => now) {
  const note = clock.startRoundTrip();
  await pass(40);
  const serverTime = tell(trueNow());
  await pass(40);
  note(serverTime);
}

async function ask(clock: ServerClock, tell?: (now: number) => unknown) {
  await Promise.all([roundTrip(clock, tell), vi.advanceTimersByTimeAsync(80)]);
}

const dateHeader = (now: number) => new Date(now).toUTCString();

describe('serverClock', () => {
  it('is the device’s clock before the first reply', async () => {
    const clock = await load();
    await vi.advanceTimersByTimeAsync(5000);
    expect(clock.now()).toBe(TRUE_START + 5000);
  });

  it.each([10 * MINUTE, -10 * MINUTE])(
    'is right to the ms on a device clock wrong by %i ms, from an exact time',
    async (by) => {
      setDeviceClock(by);
      const clock = await load();
      await ask(clock);
      expect(clock.now() - trueNow()).toBe(0);
    },
  );

  it.each([10 * MINUTE, -10 * MINUTE])(
    'is right within a second on a device clock wrong by %i ms, from one Date header',
    async (by) => {
      setDeviceClock(by);
      const clock = await load();
      await vi.advanceTimersByTimeAsync(930);
      await ask(clock, dateHeader);
      expect(Math.abs(clock.now() - trueNow())).toBeLessThanOrEqual(540);
    },
  );

  it('is right to the ms on a device clock that no Date header contradicts', async () => {
    const clock = await load();
    await vi.advanceTimersByTimeAsync(930);
    await ask(clock, dateHeader);
    expect(clock.now() - trueNow()).toBe(0);
  });

  it('narrows the whole seconds of the Date header over several replies', async () => {
    setDeviceClock(10 * MINUTE);
    const clock = await load();
    for (const pause of [130, 770, 860, 460]) {
      await vi.advanceTimersByTimeAsync(pause);
      await ask(clock, dateHeader);
    }
    expect(Math.abs(clock.now() - trueNow())).toBeLessThanOrEqual(80);
  });

  it('follows a server that contradicts its earlier replies', async () => {
    const clock = await load();
    await ask(clock, (now) => now + 3 * MINUTE);
    await ask(clock);
    expect(clock.now() - trueNow()).toBe(0);
  });

  it.each([
    ['nothing', null],
    ['no date', 'yesterday'],
    ['a date in no zone', '2025-11-25T09:00:00'],
    ['a date that only ends in GMT', '2025-11-25T12:00:00 GMT'],
    ['a day that the date does not fall on', 'Mon, 25 Nov 2025 12:00:00 GMT'],
    ['a number', '0'],
    ['NaN', Number.NaN],
    ['no end', Infinity],
    ['seconds', TRUE_START / 1000],
    ['an object', {}],
  ])('learns nothing from %s', async (_, serverTime) => {
    const clock = await load();
    await ask(clock);
    await ask(clock, () => serverTime);
    expect(clock.now() - trueNow()).toBe(0);
  });

  it.each([10 * MINUTE, -10 * MINUTE])(
    'is right again once the server has answered a device clock changed by %i ms',
    async (by) => {
      const clock = await load();
      await ask(clock);
      const stop = clock.onDoubt(() => roundTrip(clock));
      setDeviceClock(by);
      clock.check();
      expect(clock.isInDoubt()).toBe(true);
      expect(clock.now()).toBeGreaterThanOrEqual(trueNow());
      await vi.advanceTimersByTimeAsync(80);
      expect(clock.isInDoubt()).toBe(false);
      expect(clock.now() - trueNow()).toBe(0);
      stop();
    },
  );

  it('is right after a sleep in which the monotonic clock stood still', async () => {
    const clock = await load();
    await ask(clock);
    const stop = clock.onDoubt(() => roundTrip(clock));
    sleep(10 * MINUTE);
    expect(clock.now() - trueNow()).toBe(0);
    clock.check();
    await vi.advanceTimersByTimeAsync(80);
    expect(clock.now() - trueNow()).toBe(0);
    stop();
  });

  it.each([
    ['nobody can be asked', undefined],
    ['asking fails', () => Promise.reject(new Error('offline'))],
    [
      'asking throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['the answer never comes', () => new Promise(() => {})],
  ])('keeps the later time where %s', async (_, way) => {
    const clock = await load();
    await ask(clock);
    const stop = way && clock.onDoubt(way);
    setDeviceClock(10 * MINUTE);
    clock.check();
    await vi.advanceTimersByTimeAsync(5000);
    clock.check();
    expect(clock.isInDoubt()).toBe(false);
    expect(clock.now() - trueNow()).toBe(10 * MINUTE);
    setDeviceClock(-10 * MINUTE);
    clock.check();
    await vi.advanceTimersByTimeAsync(5000);
    clock.check();
    expect(clock.now()).toBeGreaterThanOrEqual(trueNow());
    stop?.();
  });

  it('asks once for each doubt', async () => {
    const clock = await load();
    const way = vi.fn(() => roundTrip(clock));
    const stop = clock.onDoubt(way);
    clock.check();
    expect(way).not.toHaveBeenCalled();
    setDeviceClock(-10 * MINUTE);
    clock.check();
    clock.check();
    await vi.advanceTimersByTimeAsync(80);
    clock.check();
    expect(way).toHaveBeenCalledTimes(1);
    stop();
    setDeviceClock(-10 * MINUTE);
    clock.check();
    expect(way).toHaveBeenCalledTimes(1);
  });

  it('learns nothing from a round trip that slept on the way', async () => {
    const clock = await load();
    await ask(clock);
    const note = clock.startRoundTrip();
    const serverTime = trueNow();
    sleep(10 * MINUTE);
    note(serverTime);
    expect(clock.now() - trueNow()).toBe(0);
  });

  it('learns a bound from a first round trip in which the device’s clock was set', async () => {
    const clock = await load();
    setDeviceClock(-2 * 24 * 60 * MINUTE);
    const note = clock.startRoundTrip();
    const serverTime = trueNow();
    // Whether the device slept or its clock was set forward, nothing tells.
    setDeviceClock(10 * MINUTE);
    note(serverTime);
    const ahead = clock.now() - trueNow();
    expect(ahead).toBeGreaterThanOrEqual(0);
    expect(ahead).toBeLessThanOrEqual(10 * MINUTE);
    expect(clock.now() - clock.lag()).toBeLessThanOrEqual(trueNow() + 1100);
  });

  it('says when it has leapt', async () => {
    const clock = await load();
    const listener = vi.fn();
    const stop = clock.onLeap(listener);
    await ask(clock, (now) => now + MINUTE);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await ask(clock);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

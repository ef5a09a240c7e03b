import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverClock } from '../../src/core/time/serverClock.ts';
import { ticker } from '../../src/core/time/ticker.ts';
import { endTime, setDeviceClock, setHidden, startTime, timers } from './timeTravel.ts';

const stops: (() => void)[] = [];

function watch(left: number, onSecond: (seconds: number) => void = () => {}) {
  const stop = ticker.watch(serverClock.now() + left, onSecond);
  stops.push(stop);
  return stop;
}

/** Says what the exact time is, in a round trip of no time. */
function sync() {
  serverClock.startRoundTrip()(Date.now());
}

beforeEach(() => {
  startTime();
  sync();
});

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  expect(timers()).toBe(0);
  endTime();
});

describe('ticker', () => {
  it('tells the seconds at once, and then each on its own whole second', () => {
    const told: [number, number][] = [];
    const start = performance.now();
    watch(2300, (seconds) => told.push([seconds, Math.round(performance.now() - start)]));
    vi.advanceTimersByTime(5000);
    expect(told).toEqual([
      [3, 0],
      [2, 300],
      [1, 1300],
      [0, 2300],
    ]);
  });

  it('keeps one timer for a thousand countdowns out of step, none late by more than 100 ms', () => {
    let worst = 0;
    let told = 0;
    for (let index = 0; index < 1000; index++) {
      const deadline = serverClock.now() + 3000 + index * 1.7;
      stops.push(
        ticker.watch(deadline, (seconds) => {
          const lateness = seconds * 1000 - (deadline - serverClock.now());
          expect(lateness).toBeGreaterThanOrEqual(0);
          if (seconds <= 3) worst = Math.max(worst, lateness);
          told++;
        }),
      );
    }
    expect(timers()).toBe(1);
    const setTimer = vi.spyOn(globalThis, 'setTimeout');
    for (let ms = 0; ms < 6000; ms += 100) {
      vi.advanceTimersByTime(100);
      expect(timers()).toBeLessThanOrEqual(1);
    }
    expect(setTimer.mock.calls.length).toBeLessThanOrEqual(6 * 12);
    expect(worst).toBeLessThanOrEqual(100);
    expect(told).toBeGreaterThan(4000);
  });

  it('brings its timer forward for a countdown that is due earlier', () => {
    const told: number[] = [];
    watch(1900);
    watch(1200, (seconds) => told.push(seconds));
    vi.advanceTimersByTime(210);
    expect(told).toEqual([2, 1]);
  });

  it('stops when all have ended', () => {
    watch(1500);
    watch(900);
    vi.advanceTimersByTime(2000);
    expect(timers()).toBe(0);
  });

  it('stops when nobody watches', () => {
    const stopFirst = watch(60_000);
    const stopSecond = watch(60_000);
    stopFirst();
    expect(timers()).toBe(1);
    stopSecond();
    expect(timers()).toBe(0);
    const check = vi.spyOn(serverClock, 'check');
    setHidden(false);
    expect(check).not.toHaveBeenCalled();
  });

  it('stands still while the tab is hidden and is right at once when it is shown', () => {
    const told: number[] = [];
    watch(900_000, (seconds) => told.push(seconds));
    setHidden(true);
    expect(timers()).toBe(0);
    vi.advanceTimersByTime(600_000);
    expect(told).toEqual([900]);
    setHidden(false);
    expect(told).toEqual([900, 300]);
    expect(timers()).toBe(1);
  });

  it('starts in a hidden tab without a timer', () => {
    setHidden(true);
    const told: number[] = [];
    watch(60_000, (seconds) => told.push(seconds));
    expect(told).toEqual([60]);
    expect(timers()).toBe(0);
    setHidden(false);
    expect(timers()).toBe(1);
  });

  it.each(['pageshow', 'resume'])('recomputes on %s', (type) => {
    const told: number[] = [];
    watch(100_000, (seconds) => told.push(seconds));
    setDeviceClock(50_000);
    (type === 'pageshow' ? window : document).dispatchEvent(new Event(type));
    expect(told).toEqual([100, 50]);
  });

  it.each([600_000, -600_000])(
    'shows the truth through a device clock changed by %i ms in mid-countdown',
    async (by) => {
      const told: number[] = [];
      const stopAsking = serverClock.onDoubt(async () => {
        const note = serverClock.startRoundTrip();
        await Promise.resolve();
        note(Date.now() - by);
      });
      watch(300_000, (seconds) => told.push(seconds));
      setDeviceClock(by);
      await vi.advanceTimersByTimeAsync(3000);
      expect(told.at(-1)).toBe(297);
      expect(told).not.toContain(0);
      stopAsking();
      setDeviceClock(-by);
      sync();
    },
  );

  it('does not end while the clock is in doubt, and ends as soon as the server says so', async () => {
    const told: number[] = [];
    let answer: () => void = vi.fn();
    const stopAsking = serverClock.onDoubt(() => {
      const note = serverClock.startRoundTrip();
      return new Promise<void>((resolve) => {
        answer = () => {
          note(Date.now());
          resolve();
        };
      });
    });
    watch(300_000, (seconds) => told.push(seconds));
    setDeviceClock(600_000);
    await vi.advanceTimersByTimeAsync(2000);
    expect(told).toEqual([300, 1]);
    answer();
    expect(told).toEqual([300, 1, 0]);
    stopAsking();
  });

  it('ends when the server does not answer a doubt', async () => {
    const told: number[] = [];
    const stopAsking = serverClock.onDoubt(() => new Promise(() => {}));
    watch(300_000, (seconds) => told.push(seconds));
    setDeviceClock(600_000);
    await vi.advanceTimersByTimeAsync(1000 + 5000);
    expect(told).toEqual([300, 1, 0]);
    stopAsking();
  });

  it('goes on when a callback throws, and reports it', async () => {
    const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
    addEventListener('error', reported, { once: true });
    const told: number[] = [];
    watch(2000, (seconds) => {
      if (seconds === 1) throw new Error('broken');
    });
    watch(2000, (seconds) => told.push(seconds));
    await vi.advanceTimersByTimeAsync(2000);
    expect(told).toEqual([2, 1, 0]);
    expect(reported).toHaveBeenCalledOnce();
  });
});

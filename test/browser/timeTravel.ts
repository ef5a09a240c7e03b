import { vi } from 'vitest';

/** Starts virtual time; the device's clock is right to begin with. */
export function startTime(): void {
  vi.useFakeTimers();
}

/** The device's clock is set by hand; the monotonic clock runs on. */
export function setDeviceClock(by: number): void {
  vi.setSystemTime(Date.now() + by);
}

/** Hides or shows the tab, as the browser tells the page. */
export function setHidden(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

/** Counts the timers that are waiting. */
export function timers(): number {
  return vi.getTimerCount();
}

/** Ends virtual time and shows the tab. */
export function endTime(): void {
  vi.restoreAllMocks();
  vi.useRealTimers();
}

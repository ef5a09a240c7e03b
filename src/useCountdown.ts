import { type RefCallback, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatClock } from './core/time/format.ts';
import { ticker } from './core/time/ticker.ts';

const UNKNOWN = '--:--';

export interface UseCountdownOptions {
  /** Called once for each `expiresAt`, never before it, and never after unmounting. */
  onExpire?: (() => void) | undefined;
  /** The text of a whole number of seconds. @default mm:ss */
  format?: ((secondsLeft: number) => string) | undefined;
  /**
   * For what is drawn by hand: called with each whole second that is left, before the first paint
   * and again after each render. It should write to the DOM and set no state.
   */
  draw?: ((secondsLeft: number) => void) | undefined;
}

export interface UseCountdownResult {
  /** Spread on the element that shows the time left: it is written without a render. */
  timerProps: { ref: RefCallback<HTMLElement>; role: 'timer'; children: string };
  /** Whether the time is up: one render at the end. */
  isExpired: boolean;
}

// React 18 warns of layout effects on a server.
const useLayoutEffectInBrowser = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Counts down to a time on the server's clock without rendering: the text of the element is
 * written once a second by one timer for the whole page, and is right after a hidden tab, a sleep,
 * and a change of the device's clock.
 *
 * @example
 * ```tsx
 * const { timerProps, isExpired } = useCountdown(link.expiresAt);
 * return isExpired ? <NewLink /> : <span {...timerProps} />;
 * ```
 *
 * On a server, and while `expiresAt` is unknown, the text is `--:--`.
 *
 * @param expiresAt epoch ms; undefined (or no finite number) while it is unknown.
 */
export function useCountdown(
  expiresAt: number | undefined,
  options: UseCountdownOptions = {},
): UseCountdownResult {
  const latest = useRef(options);
  const element = useRef<HTMLElement | null>(null);
  const secondsLeft = useRef<number | undefined>(undefined);
  const reported = useRef<number | undefined>(undefined);
  const [ended, setEnded] = useState<number | undefined>(undefined);

  const write = useCallback(() => {
    const { format = formatDefault } = latest.current;
    const seconds = secondsLeft.current;
    if (element.current === null) return;
    setText(element.current, seconds === undefined ? UNKNOWN : format(seconds));
  }, []);

  useLayoutEffectInBrowser(() => {
    latest.current = options;
    write();
    if (secondsLeft.current !== undefined) options.draw?.(secondsLeft.current);
  });

  useLayoutEffectInBrowser(() => {
    if (expiresAt === undefined || !Number.isFinite(expiresAt)) return undefined;
    function end(): void {
      setEnded(expiresAt);
      if (reported.current === expiresAt) return;
      reported.current = expiresAt;
      latest.current.onExpire?.();
    }
    const stop = ticker.watch(expiresAt, (seconds) => {
      secondsLeft.current = seconds;
      write();
      if (seconds === 0) end();
      latest.current.draw?.(seconds);
    });
    return () => {
      stop();
      secondsLeft.current = undefined;
      write();
    };
  }, [expiresAt, write]);

  const ref = useCallback(
    (node: HTMLElement | null) => {
      element.current = node;
      write();
    },
    [write],
  );

  return {
    timerProps: { ref, role: 'timer', children: UNKNOWN },
    isExpired: expiresAt !== undefined && ended === expiresAt,
  };
}

/**
 * The whole seconds that are left until a time on the server's clock, for a countdown that is drawn by
 * rendering. All components that use it render together, once a second.
 *
 * @param expiresAt epoch ms; undefined (or no finite number) while it is unknown.
 * @returns undefined while `expiresAt` is unknown, on a server and until hydration; 0 once the time is up.
 * @example
 * ```tsx
 * const secondsLeft = useSecondsLeft(link.expiresAt);
 * return secondsLeft === undefined ? null : <progress max={900} value={secondsLeft} />;
 * ```
 */
export function useSecondsLeft(expiresAt: number | undefined): number | undefined {
  const [shown, setShown] = useState<{ expiresAt: number; seconds: number }>();
  useLayoutEffectInBrowser(() => {
    if (expiresAt === undefined || !Number.isFinite(expiresAt)) return undefined;
    return ticker.watch(expiresAt, (seconds) => setShown({ expiresAt, seconds }));
  }, [expiresAt]);
  return shown !== undefined && shown.expiresAt === expiresAt ? shown.seconds : undefined;
}

function formatDefault(seconds: number): string {
  return formatClock(seconds, 'id-ID');
}

/** Writes an element's text in place where it can: a new text node costs a style recalculation. */
export function setText(element: Element, text: string): void {
  const node = element.firstChild;
  if (node instanceof Text) node.data = text;
  else element.textContent = text;
}

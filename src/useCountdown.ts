import { type RefCallback, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatClock } from './core/time/format.ts';
import { ticker } from './core/time/ticker.ts';

const UNKNOWN = '--:--';

export interface UseCountdownOptions {
  /** Called once for each deadline, never before it, and never after unmounting. */
  onExpire?: (() => void) | undefined;
  /** The text of a whole number of seconds. Default: `mm:ss`. */
  format?: ((secondsLeft: number) => string) | undefined;
  /**
   * For what is drawn by hand: called with each whole second that is left, before the first paint
   * and again after each render. It should write to the DOM and set no state.
   */
  draw?: ((secondsLeft: number) => void) | undefined;
}

export interface Countdown {
  /** Spread on the element that shows the time left: it is written without a render. */
  timerProps: { ref: RefCallback<HTMLElement>; role: 'timer'; children: string };
  /** Whether the deadline has passed: one render at the end. */
  expired: boolean;
}

// React 18 warns of layout effects on a server.
const useLayoutEffectInBrowser = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Counts down to a deadline on the server's clock without rendering: the text of the element is
 * written once a second by one timer for the whole page, and is right after a hidden tab, a sleep,
 * and a change of the device's clock.
 *
 * ```tsx
 * const { timerProps, expired } = useCountdown(link.expiresAt);
 * return expired ? <NewLink /> : <span {...timerProps} />;
 * ```
 *
 * On a server, and while the deadline is unknown, the text is `--:--`.
 *
 * @param deadline epoch ms; undefined (or no finite number) while it is unknown.
 */
export function useCountdown(
  deadline: number | undefined,
  options: UseCountdownOptions = {},
): Countdown {
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
    if (deadline === undefined || !Number.isFinite(deadline)) return undefined;
    function end(): void {
      setEnded(deadline);
      if (reported.current === deadline) return;
      reported.current = deadline;
      latest.current.onExpire?.();
    }
    const stop = ticker.watch(deadline, (seconds) => {
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
  }, [deadline, write]);

  const ref = useCallback(
    (node: HTMLElement | null) => {
      element.current = node;
      write();
    },
    [write],
  );

  return {
    timerProps: { ref, role: 'timer', children: UNKNOWN },
    expired: deadline !== undefined && ended === deadline,
  };
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

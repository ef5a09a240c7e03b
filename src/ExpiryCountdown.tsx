import { LINK_LIFE_MS } from './snap/applyOtt.ts';
import { type ComponentProps, type ReactElement, useRef } from 'react';
import { formatClock, formatDuration } from './core/time/format.ts';
import { serverClock } from './core/time/serverClock.ts';
import { idTime } from './messages/id.ts';
import type { TimeMessages } from './messages/Messages.ts';
import { setText, useCountdown } from './useCountdown.ts';

/** A bar of 200 px moves by a pixel. */
const BAR_STEPS = 200;
const ANNOUNCE_AT = [300_000, 60_000, 30_000, 10_000, 0];

export interface ExpiryCountdownProps extends Omit<ComponentProps<'div'>, 'children' | 'ref'> {
  /** When the link ends, in epoch ms. Nothing is drawn while it is unknown. */
  expiresAt: number | undefined;
  /** The link's whole life in ms, for the bar. @default 15 minutes, as Pivot's links live */
  lifetimeMs?: number | undefined;
  /** Called once for each `expiresAt`, never before it, and never after unmounting. */
  onExpire?: (() => void) | undefined;
  /**
   * How long before the end a screen reader speaks, in ms.
   *
   * @default [300_000, 60_000, 30_000, 10_000, 0]
   */
  announceAt?: readonly number[] | undefined;
  /**
   * @default idMessages
   */
  messages?: TimeMessages | undefined;
}

/**
 * The time left to pay: minutes and seconds, a bar, and words for a screen reader, all drawn
 * without rendering. `data-state` is `plenty`, `last-minute` or `ended`, and the custom property
 * `--qris-time-left` runs from 1 to 0; neither is there before hydration.
 *
 * Other props go to the outer element.
 *
 * @example
 * ```tsx
 * <ExpiryCountdown expiresAt={link.expiresAt} onExpire={() => reset()} />
 * ```
 */
export function ExpiryCountdown({
  expiresAt,
  lifetimeMs = LINK_LIFE_MS,
  onExpire,
  announceAt = ANNOUNCE_AT,
  messages = idTime,
  className = '',
  ...rest
}: ExpiryCountdownProps): ReactElement | null {
  const root = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  const announcer = useRef<HTMLOutputElement>(null);
  const drawn = useRef('');
  const heard = useRef(0);
  const { locale, timeLeft, timeUp } = messages;

  function draw(secondsLeft: number): void {
    // Whole minutes will do until the last one.
    const toTell = secondsLeft > 60 ? Math.ceil(secondsLeft / 60) * 60 : secondsLeft;
    const step = Math.ceil(Math.min(1, (secondsLeft * 1000) / lifetimeMs) * BAR_STEPS);
    const picture = `${locale} ${toTell} ${step}`;
    if (root.current === null || words.current === null || picture === drawn.current) return;
    drawn.current = picture;
    root.current.dataset['state'] = toCountdownState(secondsLeft);
    root.current.style.setProperty('--qris-time-left', `${step / BAR_STEPS}`);
    setText(words.current, formatDuration(toTell, locale));
  }

  function announce(secondsLeft: number): void {
    // What has been said cannot be taken back, so a clock in doubt says nothing.
    if (announcer.current === null || serverClock.isInDoubt()) return;
    const before = heard.current;
    heard.current = secondsLeft;
    if (!announceAt.some((at) => at >= secondsLeft * 1000 && at < before * 1000)) return;
    const text = secondsLeft === 0 ? timeUp : `${timeLeft}: ${formatDuration(secondsLeft, locale)}`;
    setText(announcer.current, text);
  }

  const {
    timerProps: { ref: digits, children },
  } = useCountdown(expiresAt, {
    onExpire,
    format: (secondsLeft) => formatClock(secondsLeft, locale),
    draw(secondsLeft) {
      draw(secondsLeft);
      announce(secondsLeft);
    },
  });

  if (expiresAt === undefined) return null;
  return (
    <div {...rest} ref={root} className={`qris-countdown ${className}`.trim()}>
      <span role="timer" aria-label={timeLeft}>
        <span className="qris-countdown-time" aria-hidden="true">
          <span>{timeLeft}</span> <b ref={digits}>{children}</b>
        </span>
        <span ref={words} className="qris-hidden" />
      </span>
      <span className="qris-countdown-bar" aria-hidden="true" />
      <output ref={announcer} className="qris-hidden" />
    </div>
  );
}

function toCountdownState(secondsLeft: number): 'plenty' | 'last-minute' | 'ended' {
  if (secondsLeft === 0) return 'ended';
  return secondsLeft <= 60 ? 'last-minute' : 'plenty';
}

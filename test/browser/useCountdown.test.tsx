import { act, render } from '@testing-library/react';
import { Profiler, StrictMode, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverClock } from '../../src/core/time/serverClock.ts';
import { useCountdown, useSecondsLeft, type UseCountdownOptions } from '../../src/useCountdown.ts';
import { endTime, setDeviceClock, setHidden, startTime, timers } from './timeTravel.ts';

interface Props extends UseCountdownOptions {
  expiresAt: number | undefined;
}

function Countdown({ expiresAt, ...options }: Props) {
  const { timerProps, isExpired } = useCountdown(expiresAt, options);
  return (
    <p data-expired={isExpired}>
      <span {...timerProps} />
    </p>
  );
}

const inMs = (ms: number) => serverClock.now() + ms;
const sync = () => serverClock.startRoundTrip()(Date.now());
function advance(ms: number) {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

beforeEach(() => {
  startTime();
  sync();
});

afterEach(endTime);

describe('useCountdown', () => {
  it('writes the time left without a commit, until the one at the end', () => {
    const onRender = vi.fn();
    const { container } = render(
      <Profiler id="countdown" onRender={onRender}>
        <Countdown expiresAt={inMs(65_000)} />
      </Profiler>,
    );
    expect(container.textContent).toBe('01:05');
    advance(64_000);
    expect(container.textContent).toBe('00:01');
    expect(onRender).toHaveBeenCalledTimes(1);
    advance(1000);
    expect(container.textContent).toBe('00:00');
    expect(container.querySelector('[data-expired=true]')).not.toBeNull();
    expect(onRender).toHaveBeenCalledTimes(2);
    advance(60_000);
    expect(onRender).toHaveBeenCalledTimes(2);
  });

  it('keeps the text node that it writes to', () => {
    const { getByRole } = render(<Countdown expiresAt={inMs(65_000)} />);
    const text = getByRole('timer').firstChild;
    advance(5000);
    expect(getByRole('timer').firstChild).toBe(text);
    expect(text?.nodeValue).toBe('01:00');
  });

  it('calls onExpire once, not before its time, the latest one, also in StrictMode', () => {
    const stale = vi.fn();
    const onExpire = vi.fn();
    const expiresAt = inMs(10_400);
    const tree = (callback: () => void) => (
      <StrictMode>
        <Countdown expiresAt={expiresAt} onExpire={callback} />
      </StrictMode>
    );
    const { rerender } = render(tree(stale));
    rerender(tree(onExpire));
    advance(10_399);
    expect(onExpire).not.toHaveBeenCalled();
    advance(1);
    expect(onExpire).toHaveBeenCalledTimes(1);
    rerender(tree(onExpire));
    advance(60_000);
    expect(onExpire).toHaveBeenCalledTimes(1);
    expect(stale).not.toHaveBeenCalled();
  });

  it('expires at once, and once, on a time that has passed', () => {
    const onExpire = vi.fn();
    const { container } = render(
      <StrictMode>
        <Countdown expiresAt={inMs(-1)} onExpire={onExpire} />
      </StrictMode>,
    );
    expect(container.textContent).toBe('00:00');
    expect(container.querySelector('[data-expired=true]')).not.toBeNull();
    expect(onExpire).toHaveBeenCalledTimes(1);
  });

  it('calls nothing after unmounting', () => {
    const onExpire = vi.fn();
    const { unmount } = render(<Countdown expiresAt={inMs(5000)} onExpire={onExpire} />);
    unmount();
    expect(timers()).toBe(0);
    advance(60_000);
    expect(onExpire).not.toHaveBeenCalled();
  });

  it('draws the end also where onExpire throws, which is reported', async () => {
    const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
    addEventListener('error', reported, { once: true });
    const draw = vi.fn();
    const { container } = render(
      <Countdown
        expiresAt={inMs(1000)}
        draw={draw}
        onExpire={() => {
          throw new Error('broken');
        }}
      />,
    );
    advance(1000);
    expect(container.textContent).toBe('00:00');
    expect(draw).toHaveBeenLastCalledWith(0);
    await Promise.resolve();
    expect(reported).toHaveBeenCalledOnce();
  });

  it('starts again with a new time, and shows none while it is unknown', () => {
    const onExpire = vi.fn();
    const { container, rerender } = render(
      <Countdown expiresAt={inMs(2000)} onExpire={onExpire} />,
    );
    advance(2000);
    rerender(<Countdown expiresAt={inMs(30_000)} onExpire={onExpire} />);
    expect(container.textContent).toBe('00:30');
    expect(container.querySelector('[data-expired=false]')).not.toBeNull();
    rerender(<Countdown expiresAt={undefined} onExpire={onExpire} />);
    expect(container.textContent).toBe('--:--');
    expect(timers()).toBe(0);
    rerender(<Countdown expiresAt={Number.NaN} onExpire={onExpire} />);
    expect(container.textContent).toBe('--:--');
    rerender(<Countdown expiresAt={inMs(1000)} onExpire={onExpire} />);
    advance(1000);
    expect(onExpire).toHaveBeenCalledTimes(2);
  });

  it('draws by hand, with the latest format, after a re-render too', () => {
    const draw = vi.fn();
    const expiresAt = inMs(3000);
    const { container, rerender } = render(<Countdown expiresAt={expiresAt} draw={draw} />);
    expect(draw).toHaveBeenLastCalledWith(3);
    advance(1000);
    expect(draw).toHaveBeenLastCalledWith(2);
    rerender(<Countdown expiresAt={expiresAt} format={(seconds) => `${seconds} s`} draw={draw} />);
    expect(container.textContent).toBe('2 s');
  });

  it('writes an element that appears later', () => {
    function Late() {
      const [shown, show] = useState(false);
      const { timerProps } = useCountdown(expiresAt);
      return shown ? <i {...timerProps} /> : <button onClick={() => show(true)}>Show</button>;
    }
    const expiresAt = inMs(9000);
    const { container, getByRole } = render(<Late />);
    act(() => getByRole('button').click());
    expect(container.textContent).toBe('00:09');
  });

  it('is right on the first frame after a hidden tab, and expires once', () => {
    const onExpire = vi.fn();
    const { container } = render(<Countdown expiresAt={inMs(900_000)} onExpire={onExpire} />);
    act(() => setHidden(true));
    advance(600_000);
    act(() => setHidden(false));
    expect(container.textContent).toBe('05:00');
    act(() => setHidden(true));
    advance(600_000);
    expect(onExpire).not.toHaveBeenCalled();
    act(() => setHidden(false));
    expect(container.textContent).toBe('00:00');
    expect(onExpire).toHaveBeenCalledTimes(1);
  });

  it('is expired on waking from a sleep across the expiresAt', () => {
    const onExpire = vi.fn();
    const { container } = render(<Countdown expiresAt={inMs(300_000)} onExpire={onExpire} />);
    advance(1000);
    setDeviceClock(600_000);
    advance(1000);
    expect(container.textContent).toBe('00:00');
    expect(onExpire).toHaveBeenCalledTimes(1);
  });

  it('is right on a device clock that was wrong from the start', () => {
    const expiresAt = Date.now() + 900_000;
    const truth = Date.now();
    setDeviceClock(8 * 60_000);
    serverClock.startRoundTrip()(truth);
    const { container } = render(<Countdown expiresAt={expiresAt} />);
    expect(container.textContent).toBe('15:00');
  });

  it('renders a placeholder on a server and hydrates it without a warning', async () => {
    const expiresAt = inMs(65_000);
    const page = document.createElement('div');
    document.body.append(page);
    page.innerHTML = renderToString(<Countdown expiresAt={expiresAt} />);
    // From here on: React 18 takes a browser that renders to a string for a mistake.
    const problems = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(page.textContent).toBe('--:--');
    advance(3000);
    const onRecoverableError = vi.fn();
    const root = await act(() =>
      hydrateRoot(page, <Countdown expiresAt={expiresAt} />, { onRecoverableError }),
    );
    expect(page.textContent).toBe('01:02');
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(problems).not.toHaveBeenCalled();
    act(() => root.unmount());
    page.remove();
  });
});

describe('useSecondsLeft', () => {
  function Seconds({ expiresAt }: { expiresAt: number | undefined }) {
    return <b>{useSecondsLeft(expiresAt) ?? 'unknown'}</b>;
  }

  it('renders all countdowns together, once a second, until the end', () => {
    const onRender = vi.fn();
    const { container } = render(
      <Profiler id="countdowns" onRender={onRender}>
        <Seconds expiresAt={inMs(3000)} />
        <Seconds expiresAt={inMs(3000)} />
      </Profiler>,
    );
    expect(container.textContent).toBe('33');
    onRender.mockClear();
    advance(1000);
    expect(container.textContent).toBe('22');
    expect(onRender).toHaveBeenCalledTimes(1);
    advance(1000);
    advance(1000);
    expect(container.textContent).toBe('00');
    advance(60_000);
    expect(onRender).toHaveBeenCalledTimes(3);
  });

  it('knows nothing without a time, nor of another time', () => {
    const { container, rerender } = render(<Seconds expiresAt={undefined} />);
    expect(container.textContent).toBe('unknown');
    rerender(<Seconds expiresAt={inMs(9000)} />);
    expect(container.textContent).toBe('9');
    rerender(<Seconds expiresAt={Number.NaN} />);
    expect(container.textContent).toBe('unknown');
  });

  it('renders nothing of it on a server', () => {
    expect(renderToString(<Seconds expiresAt={inMs(9000)} />)).toContain('unknown');
  });
});

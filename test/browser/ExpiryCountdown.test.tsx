import { act, render } from '@testing-library/react';
import axe from 'axe-core';
import { Profiler } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverClock } from '../../src/core/time/serverClock.ts';
import { ExpiryCountdown } from '../../src/ExpiryCountdown.tsx';
import { enMessages } from '../../src/messages/en.ts';
import { endTime, setDeviceClock, startTime, timers } from './timeTravel.ts';

const inMs = (ms: number) => serverClock.now() + ms;
const sync = () => serverClock.startRoundTrip()(Date.now());
async function advance(ms: number) {
  for (let passed = 0; passed < ms; passed += 5000) {
    await act(async () => {
      vi.advanceTimersByTime(Math.min(5000, ms - passed));
    });
  }
}

/** Collects what a screen reader is told. */
function listen(container: HTMLElement) {
  const said: string[] = [];
  const region = container.querySelector('output');
  if (region === null) throw new Error('There is no live region.');
  const read = () => said.push(region.textContent);
  new MutationObserver(read).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return said;
}

beforeEach(() => {
  startTime();
  sync();
});

afterEach(endTime);

describe('ExpiryCountdown', () => {
  it('shows minutes and seconds, and says them in words', async () => {
    const { getByRole, rerender } = render(<ExpiryCountdown expiresAt={inMs(899_500)} />);
    const timer = getByRole('timer', { name: 'Sisa waktu' });
    const shown = () => timer.querySelector('b')?.textContent;
    const spoken = () => timer.querySelector('.qris-hidden')?.textContent;
    expect([shown(), spoken()]).toEqual(['15:00', '15 menit']);
    await advance(870_500);
    expect([shown(), spoken()]).toEqual(['00:29', '29 detik']);
    rerender(<ExpiryCountdown expiresAt={inMs(61_000)} messages={enMessages} />);
    expect([shown(), spoken()]).toEqual(['01:01', '2 minutes']);
    expect(getByRole('timer', { name: 'Time left' })).toBe(timer);
  });

  it('follows a change of language at once, also after the end', () => {
    const deadline = inMs(0);
    const { getByRole, rerender } = render(<ExpiryCountdown expiresAt={deadline} />);
    rerender(<ExpiryCountdown expiresAt={deadline} messages={enMessages} />);
    expect(getByRole('timer').textContent).toContain('0 seconds');
  });

  it('has a state for the last minute and for the end', async () => {
    const { container } = render(
      <ExpiryCountdown expiresAt={inMs(61_000)} id="x" className="mine" />,
    );
    const root = container.firstElementChild;
    const state = () => root?.getAttribute('data-state');
    expect([root?.id, root?.className]).toEqual(['x', 'qris-countdown mine']);
    expect(state()).toBe('plenty');
    await advance(1000);
    expect(state()).toBe('last-minute');
    await advance(60_000);
    expect(state()).toBe('ended');
  });

  it('gives the bar its share of the link’s life', async () => {
    const { container } = render(<ExpiryCountdown expiresAt={inMs(50_000)} lifetimeMs={100_000} />);
    const root = container.firstElementChild;
    const share = () =>
      root instanceof HTMLElement && Number(root.style.getPropertyValue('--qris-time-left'));
    expect(share()).toBe(0.5);
    await advance(25_000);
    expect(share()).toBe(0.25);
    await advance(25_000);
    expect(share()).toBe(0);
  });

  it('speaks at 5 min, 1 min, 30 s, 10 s and the end, once each', async () => {
    const { container } = render(<ExpiryCountdown expiresAt={inMs(900_000)} />);
    const said = listen(container);
    await advance(900_000 + 5000);
    expect(said).toEqual([
      'Sisa waktu: 5 menit',
      'Sisa waktu: 1 menit',
      'Sisa waktu: 30 detik',
      'Sisa waktu: 10 detik',
      'Waktu pembayaran sudah habis.',
    ]);
  });

  it('says only the nearest when ticks were missed: a leap from 61 s to 3 s', async () => {
    const { container } = render(
      <ExpiryCountdown expiresAt={inMs(61_000)} messages={enMessages} />,
    );
    const said = listen(container);
    setDeviceClock(58_000);
    await advance(1000);
    expect(said).toEqual(['Time left: 2 seconds']);
    await advance(5000);
    expect(said).toEqual(['Time left: 2 seconds', 'The time to pay has run out.']);
  });

  it('says nothing of what was over when it appeared, and what the shop asks for', async () => {
    const { container } = render(
      <ExpiryCountdown expiresAt={inMs(45_000)} announceAt={[60_000, 20_000]} />,
    );
    const said = listen(container);
    await advance(60_000);
    expect(said).toEqual(['Sisa waktu: 20 detik']);
  });

  it('says nothing while the clock is in doubt', async () => {
    const stopAsking = serverClock.onDoubt(async () => {
      const note = serverClock.startRoundTrip();
      await new Promise((resolve) => setTimeout(resolve, 750));
      const serverTime = Date.now() - 600_000;
      await new Promise((resolve) => setTimeout(resolve, 750));
      note(serverTime);
    });
    const { container } = render(<ExpiryCountdown expiresAt={inMs(610_000)} />);
    const said = listen(container);
    setDeviceClock(600_000);
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(container.querySelector('b')?.textContent).toBe('00:08');
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(container.querySelector('b')?.textContent).toBe('10:07');
    expect(said).toEqual([]);
    stopAsking();
    setDeviceClock(-600_000);
    sync();
  });

  it('commits nothing in the fifteen minutes of a thousand countdowns on one timer', async () => {
    const onRender = vi.fn();
    const deadlines = Array.from({ length: 1000 }, (_, index) => inMs(900_000 + index));
    render(
      <Profiler id="all" onRender={onRender}>
        {deadlines.map((deadline) => (
          <ExpiryCountdown key={deadline} expiresAt={deadline} />
        ))}
      </Profiler>,
    );
    expect(timers()).toBe(1);
    await advance(20_000);
    expect(timers()).toBe(1);
    expect(onRender).toHaveBeenCalledTimes(1);
  });

  it('draws nothing without a deadline', () => {
    const { container } = render(<ExpiryCountdown expiresAt={undefined} />);
    expect(container.innerHTML).toBe('');
  });

  it('renders a placeholder on a server and hydrates it without a warning', async () => {
    const deadline = inMs(65_000);
    const page = document.createElement('div');
    document.body.append(page);
    page.innerHTML = renderToString(<ExpiryCountdown expiresAt={deadline} />);
    // From here on: React 18 takes a browser that renders to a string for a mistake.
    const problems = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(page.querySelector('b')?.textContent).toBe('--:--');
    const onRecoverableError = vi.fn();
    const root = await act(() =>
      hydrateRoot(page, <ExpiryCountdown expiresAt={deadline} />, { onRecoverableError }),
    );
    expect(page.querySelector('b')?.textContent).toBe('01:05');
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(problems).not.toHaveBeenCalled();
    act(() => root.unmount());
    page.remove();
  });

  it('passes axe in each state', async () => {
    endTime();
    sync();
    const { container } = render(
      <main>
        <ExpiryCountdown expiresAt={inMs(300_000)} />
        <ExpiryCountdown expiresAt={inMs(30_000)} />
        <ExpiryCountdown expiresAt={inMs(0)} />
      </main>,
    );
    const { violations } = await axe.run(container);
    expect(violations).toEqual([]);
  });
});

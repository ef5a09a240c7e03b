import { expect, it, vi } from 'vitest';
import { waitForTransition } from '../../src/core/payment/paymentTimers.ts';

it('brings nothing about once the state has been left', async () => {
  const expire = vi.fn();
  const ended = { link: undefined, expiresAt: Date.now() - 1000, shownIn: undefined };
  const awaited = { stay: vi.fn(), waitOver: vi.fn(), inquire: vi.fn(), expire };
  waitForTransition({ name: 'open', ...ended }, awaited)();
  await Promise.resolve();
  expect(expire).not.toHaveBeenCalled();
  const stop = waitForTransition({ name: 'open', ...ended }, awaited);
  await Promise.resolve();
  expect(expire).toHaveBeenCalledOnce();
  stop();
});

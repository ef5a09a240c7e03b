import type { ReactElement } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.tsx';
import { serverClock } from '../src/core/time/serverClock.ts';
import { ExpiryCountdown, type ExpiryCountdownProps } from '../src/ExpiryCountdown.tsx';
import { expectState, messagesOf, Once } from './kit.tsx';

const MINUTE = 60_000;

const meta = preview.meta({
  title: 'Countdown',
  component: EndingCountdown,
  args: { endsIn: 14 * MINUTE, onExpire: fn() },
  render: (args, { globals }) => (
    <EndingCountdown key={args.endsIn} {...args} messages={messagesOf(globals)} />
  ),
});

const countdown = (canvasElement: HTMLElement): Element | null =>
  canvasElement.querySelector('.qris-countdown');

export const Plenty = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await expectState(countdown(canvasElement), 'plenty');
    await expect(canvas.getByRole('timer')).toHaveTextContent(/1[34][.:]\d\d/);
  },
});

/** The bar is a third of its length. */
export const FiveMinutes = meta.story({
  args: { endsIn: 5 * MINUTE },
  play: async ({ canvasElement }) => expectState(countdown(canvasElement), 'plenty'),
});

export const LastMinute = meta.story({
  args: { endsIn: MINUTE },
  play: async ({ canvasElement }) => expectState(countdown(canvasElement), 'last-minute'),
});

/** `onExpire` has been called, once; a screen reader has been told. */
export const Ended = meta.story({
  args: { endsIn: 1000 },
  play: async ({ args, canvas, canvasElement }) => {
    await expectState(countdown(canvasElement), 'ended');
    await waitFor(() => expect(args.onExpire).toHaveBeenCalledOnce());
    await expect(canvas.getByRole('timer')).toHaveTextContent(/00[.:]00/);
  },
});

/** The device is eight minutes fast. The server's clock counts: ten minutes are left, not two. */
export const WrongClock = meta.story({
  args: { endsIn: 10 * MINUTE },
  beforeEach() {
    serverClock.startRoundTrip()(Date.now() - 8 * MINUTE);
    return () => serverClock.startRoundTrip()(Date.now());
  },
  play: async ({ canvas }) => {
    await expect(serverClock.now() - Date.now()).toBeLessThan(-7 * MINUTE);
    await expect(canvas.getByRole('timer')).toHaveTextContent(/10[.:]00|09[.:]5\d/);
  },
});

/** Nothing is drawn while no end is known. */
export const Unknown = meta.story({
  args: { endsIn: undefined },
  play: async ({ canvas }) => expect(canvas.queryByRole('timer')).toBeNull(),
});

interface EndingProps extends Omit<ExpiryCountdownProps, 'expiresAt'> {
  /** How long before the end the story begins, in ms; undefined: no end is known. */
  endsIn: number | undefined;
}

function EndingCountdown({ endsIn, ...props }: EndingProps): ReactElement {
  return (
    <Once make={() => endsIn && serverClock.now() + endsIn}>
      {(expiresAt) => <ExpiryCountdown {...props} expiresAt={expiresAt} />}
    </Once>
  );
}

import type { ReactElement } from 'react';
import { formatDuration } from './core/formatDuration.ts';
import type { ButtonMessages } from './messages/ButtonMessages.ts';
import { useCountdown } from './useCountdown.ts';

/** How long an error asks to wait. */
export function RetryWait({
  until,
  messages,
}: {
  until: number;
  messages: ButtonMessages;
}): ReactElement {
  const { timerProps } = useCountdown(until, {
    format: (secondsLeft) => formatDuration(secondsLeft, messages.locale),
  });
  return (
    <p className="qris-pay-wait">
      {messages.waitFor} <b {...timerProps} />
    </p>
  );
}

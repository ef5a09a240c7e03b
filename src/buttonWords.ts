import type { ButtonMessages } from './messages/ButtonMessages.ts';
import type { QrisPayment } from './useQrisPayment.ts';

interface ButtonWords {
  /** On the button; undefined at rest, where the shop's own label stands. */
  label: string | undefined;
  /** Beside it, where the label does not say it all. */
  note: string | undefined;
}

/** What the button says in each state. */
export function buttonWords(
  { state, step, error }: Pick<QrisPayment, 'state' | 'step' | 'error'>,
  messages: ButtonMessages,
): ButtonWords {
  switch (state) {
    case 'idle':
      return { label: undefined, note: undefined };
    case 'applying':
    case 'opening':
    case 'checking':
    case 'paid':
      return { label: messages[state], note: undefined };
    case 'open':
      return { label: messages.continuePayment, note: undefined };
    case 'expired':
      return step === 'check'
        ? { label: messages.checkStatus, note: messages.stillConfirming }
        : { label: messages.newLink, note: messages.linkExpired };
    case 'failed':
      return step === 'wait'
        ? { label: messages.refunded, note: undefined }
        : { label: messages.tryAgain, note: messages.notPaid };
    case 'error':
      return {
        label: step === 'apply' ? messages.tryAgain : messages.checkStatus,
        note: error && messages.errors[error.code],
      };
  }
}

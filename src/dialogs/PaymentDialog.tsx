import { type ReactElement, type ReactNode, type RefObject, useState } from 'react';
import { ExpiryCountdown } from '../ExpiryCountdown.tsx';
import type { ButtonMessages } from '../messages/Messages.ts';
import type { UseQrisPaymentResult } from '../useQrisPayment.ts';

export interface PaymentDialogProps {
  payment: UseQrisPaymentResult;
  messages: ButtonMessages;
  /** Where the button stands. */
  place: RefObject<HTMLElement | null>;
}

/**
 * The dialog around the webview's frame and around the QR code: the time left, a way to close it,
 * and the way out into this tab. Escape and the close button ask before they leave.
 */
export function PaymentDialog({
  payment,
  messages,
  label,
  children,
}: Omit<PaymentDialogProps, 'place'> & { label: string; children: ReactNode }): ReactElement {
  const [isLeaving, setLeaving] = useState(false);
  return (
    <dialog
      {...payment.dialogProps}
      className="qris-dialog"
      data-shown-in={payment.shownIn}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        setLeaving(true);
      }}
    >
      <header className="qris-dialog-head">
        <ExpiryCountdown expiresAt={payment.expiresAt} messages={messages} />
        <button type="button" className="qris-dialog-close" onClick={() => setLeaving(true)}>
          <span className="qris-hidden">{messages.close}</span>
          <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </header>
      {children}
      {isLeaving && (
        <div className="qris-dialog-leave" role="alertdialog" aria-label={messages.leaveTitle}>
          <p>
            <strong>{messages.leaveTitle}</strong>
          </p>
          <p>{messages.leaveText}</p>
          <button
            type="button"
            className="qris-return-action"
            ref={focusOnce}
            onClick={() => setLeaving(false)}
          >
            {messages.stay}
          </button>
          <form method="dialog">
            <button className="qris-dialog-link">{messages.leave}</button>
          </form>
        </div>
      )}
    </dialog>
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

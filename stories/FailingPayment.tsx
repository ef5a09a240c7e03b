import type { ReactElement } from 'react';
import type { QrisErrorCode } from '../src/core/endpoint/errors.ts';
import type { Messages } from '../src/messages/Messages.ts';
import { QrisPayButton } from '../src/QrisPayButton.tsx';
import { ALLOWED_HOSTS } from './kit.tsx';

export interface FailingPaymentProps {
  /** What goes wrong. */
  code: QrisErrorCode;
  partnerReferenceNo?: string;
  messages?: Messages;
  onError: () => void;
}

/** A button whose payment meets an error; the proxy's part of it is the story's. */
export function FailingPayment({
  code,
  partnerReferenceNo = 'INV-20251125-001',
  messages,
  onError,
}: FailingPaymentProps): ReactElement {
  return (
    <QrisPayButton
      endpoint="/api/qris"
      allowedHosts={ALLOWED_HOSTS}
      partnerReferenceNo={code === 'invalid_input' ? 'x'.repeat(65) : partnerReferenceNo}
      redirectUrl="/paid"
      timeoutMs={code === 'timeout' ? 300 : undefined}
      openIn={code === 'popup_blocked' ? 'popup' : 'redirect'}
      whenPopupBlocked="error"
      messages={messages}
      onError={onError}
    />
  );
}

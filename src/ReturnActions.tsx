import { type MouseEvent, type ReactElement, useState } from 'react';
import type { Messages } from './messages/Messages.ts';
import { mayPayAgain } from './snap/status.ts';
import type { PaymentReturn } from './usePaymentReturn.ts';

export interface ReturnActionsProps {
  payment: PaymentReturn;
  continueUrl: string | undefined;
  retryUrl: string | undefined;
  messages: Messages;
}

/** The ways on from each state of a return page. */
export function ReturnActions({
  payment: { state, partnerReferenceNo, checkAgain, isPopup, isHeard },
  continueUrl,
  retryUrl,
  messages,
}: ReturnActionsProps): ReactElement {
  const isOpen = state === 'pending' || state === 'unknown';
  const canPayAgain = state === 'failed' || state === 'cancelled' || state === 'expired';
  // The shop goes on in the tab that heard; two of them would be one too many.
  const staysHere = !(isPopup && isHeard);

  // What the page asks by itself should not make its buttons flicker.
  const [isAsked, setAsked] = useState(false);
  async function ask(): ReturnType<typeof checkAgain> {
    setAsked(true);
    const answer = await checkAgain();
    setAsked(false);
    return answer;
  }

  async function payAgain(event: MouseEvent<HTMLAnchorElement>): Promise<void> {
    const link = event.currentTarget;
    event.preventDefault();
    const answer = await ask();
    if (answer !== undefined && mayPayAgain(answer) && link.isConnected) location.assign(link.href);
  }

  return (
    <>
      {state === 'paid' && continueUrl !== undefined && staysHere && (
        <a className="qris-return-action" href={continueUrl}>
          {messages.continueShopping}
        </a>
      )}
      {canPayAgain && retryUrl !== undefined && staysHere && (
        <a className="qris-return-action" href={retryUrl} onClick={(event) => void payAgain(event)}>
          {isAsked ? messages.checking : messages.payAgain}
        </a>
      )}
      {isOpen && partnerReferenceNo !== undefined && (
        <button
          type="button"
          className="qris-return-action"
          aria-disabled={isAsked}
          onClick={() => !isAsked && void ask()}
        >
          {isAsked ? messages.checking : messages.checkStatus}
        </button>
      )}
      {isPopup && state !== 'checking' && (
        <button
          type="button"
          className="qris-return-action qris-return-quiet"
          onClick={() => window.close()}
        >
          {messages.closeWindow}
        </button>
      )}
    </>
  );
}

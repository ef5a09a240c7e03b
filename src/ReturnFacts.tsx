import type { ReactElement } from 'react';
import { formatAmount } from './core/formatAmount.ts';
import { formatTime } from './core/formatTime.ts';
import type { Messages } from './messages/Messages.ts';
import type { PaymentReturn } from './usePaymentReturn.ts';

export interface ReturnFactsProps {
  payment: PaymentReturn;
  messages: Messages;
}

/** What is known of a payment, as far as the reply has it; the reference is there to be quoted. */
export function ReturnFacts({
  payment: { partnerReferenceNo, status },
  messages,
}: ReturnFactsProps): ReactElement {
  return (
    <dl className="qris-return-facts">
      {status?.amount && (
        <div>
          <dt>{messages.amount}</dt>
          <dd className="qris-return-amount">{formatAmount(status.amount, messages.locale)}</dd>
        </div>
      )}
      {status?.paidTime !== undefined && (
        <div>
          <dt>{messages.paidAt}</dt>
          <dd>{formatTime(status.paidTime, messages.locale)}</dd>
        </div>
      )}
      {partnerReferenceNo !== undefined && (
        <div>
          <dt>{messages.reference}</dt>
          <dd className="qris-return-reference">{partnerReferenceNo}</dd>
        </div>
      )}
    </dl>
  );
}

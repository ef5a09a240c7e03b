import { useId, type ComponentPropsWithoutRef, type ReactElement } from 'react';
import { id } from './messages/id.ts';
import type { Messages } from './messages/Messages.ts';
import { formatAmount } from './core/formatAmount.ts';
import { formatTime } from './core/formatTime.ts';
import { ReturnGlyph } from './ReturnGlyph.tsx';
import { usePaymentReturn, type UsePaymentReturnOptions } from './usePaymentReturn.ts';

export interface QrisReturnPageProps
  extends UsePaymentReturnOptions, Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** Which of the two return URLs this page is; a hint that decides nothing, as `data-outcome`. */
  outcome: 'success' | 'failed';
  /** Where a paid order goes on. */
  continueUrl?: string | undefined;
  /** Where an order that was not paid can be paid again. */
  retryUrl?: string | undefined;
  /** Every sentence the customer meets. Default: `id`, Indonesian. */
  messages?: Messages | undefined;
}

/**
 * The page Pivot sends the customer back to. It says what the status inquiry says, and nothing that
 * the URL says; while the outcome is open it warns against paying twice.
 *
 * Style it by `data-state` (`checking paid pending failed cancelled refunded expired unknown`).
 */
export function QrisReturnPage({
  outcome,
  endpoint,
  fetch,
  headers,
  credentials,
  timeoutMs,
  serviceCode,
  partnerReferenceNo,
  queryClient,
  continueUrl,
  retryUrl,
  messages = id,
  className = '',
  ...attributes
}: QrisReturnPageProps): ReactElement {
  const headingId = useId();
  const { state, status, checkAgain, isChecking, ...payment } = usePaymentReturn({
    endpoint,
    fetch,
    headers,
    credentials,
    timeoutMs,
    serviceCode,
    partnerReferenceNo,
    queryClient,
  });
  const { title, text } = messages.returnPage[state];
  const canPayAgain = state === 'failed' || state === 'cancelled' || state === 'expired';

  return (
    <section
      aria-labelledby={headingId}
      {...attributes}
      className={`qris-return ${className}`.trim()}
      data-state={state}
      data-outcome={outcome}
    >
      <ReturnGlyph state={state} />
      <div role="status">
        <h1 id={headingId} className="qris-return-title">
          {title}
        </h1>
        <p className="qris-return-text">{text}</p>
      </div>
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
        {payment.partnerReferenceNo !== undefined && (
          <div>
            <dt>{messages.reference}</dt>
            <dd className="qris-return-reference">{payment.partnerReferenceNo}</dd>
          </div>
        )}
      </dl>
      {state === 'paid' && continueUrl !== undefined && (
        <a className="qris-return-action" href={continueUrl}>
          {messages.continueShopping}
        </a>
      )}
      {canPayAgain && retryUrl !== undefined && (
        <a className="qris-return-action" href={retryUrl}>
          {messages.payAgain}
        </a>
      )}
      {(state === 'pending' || state === 'unknown') && payment.partnerReferenceNo !== undefined && (
        <button
          type="button"
          className="qris-return-action"
          aria-disabled={isChecking}
          onClick={() => !isChecking && checkAgain()}
        >
          {messages.checkStatus}
        </button>
      )}
    </section>
  );
}

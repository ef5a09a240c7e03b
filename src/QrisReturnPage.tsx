import {
  type ComponentPropsWithoutRef,
  type MouseEvent,
  type ReactElement,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { formatAmount, formatTime } from './core/time/format.ts';
import { isPayable } from './core/payment/returnState.ts';
import { ReturnGlyph } from './icons.tsx';
import { idMessages } from './messages/id.ts';
import type { Messages } from './messages/Messages.ts';
import { ReferenceForm } from './ReferenceForm.tsx';
import {
  type UsePaymentReturnResult,
  usePaymentReturn,
  type UsePaymentReturnOptions,
} from './usePaymentReturn.ts';

/** How long a popup stays open over a paid order, in ms: twice the time it takes to read it. */
const READING_MS = 6000;

export interface QrisReturnPageProps
  extends UsePaymentReturnOptions, ComponentPropsWithoutRef<'section'> {
  /** Where a paid order continues. */
  continueUrl?: string | undefined;
  /**
   * Where an order that was not paid can be paid again. The link inquires first, and goes nowhere if
   * the payment came through meanwhile.
   */
  retryUrl?: string | undefined;
  /**
   * Every sentence that the customer sees.
   *
   * @default idMessages
   */
  messages?: Messages | undefined;
}

/**
 * The page Pivot sends the customer back to, for both return URLs. It says what the status inquiry says,
 * and nothing that the URL says; while the outcome is open it warns against paying twice. In a popup it
 * closes the window once the order is paid and the waiting tab knows, or offers to. If the URL
 * names no payment it asks the customer for the order's reference.
 *
 * Style it by `data-state`
 * (`checking paid mismatch pending failed cancelled refunded expired unknown`).
 * `children` come last: your own ways to continue, such as a link to your support.
 *
 * @example
 * ```tsx
 * <QrisReturnPage endpoint="/api/qris" continueUrl="/orders" retryUrl="/cart" onPaid={emptyCart} />
 * ```
 */
export function QrisReturnPage({
  endpoint,
  fetch,
  headers,
  credentials,
  timeoutMs,
  search,
  partnerReferenceNo,
  expiresAt,
  settlementMs,
  onPaid,
  onSettled,
  allowedHosts,
  allowLocalhost,
  continueUrl,
  retryUrl,
  messages = idMessages,
  className = '',
  children,
  ...attributes
}: QrisReturnPageProps): ReactElement {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [entered, setEntered] = useState<string>();
  const payment = usePaymentReturn({
    endpoint,
    fetch,
    headers,
    credentials,
    timeoutMs,
    search,
    partnerReferenceNo: partnerReferenceNo ?? entered,
    expiresAt,
    settlementMs,
    onPaid,
    onSettled,
  });
  const { state, error } = payment;
  const isEntered = partnerReferenceNo === undefined && entered !== undefined;
  const isLost =
    payment.payment === undefined &&
    (isEntered || (state === 'unknown' && payment.partnerReferenceNo === undefined));
  const { title, text } = messages.returnPage[isLost && state === 'unknown' ? 'lost' : state];

  // The form takes the focus with it when the answer replaces it.
  const isAnswered = isEntered && !isLost;
  useEffect(() => {
    if (isAnswered && document.activeElement === document.body) heading.current?.focus();
  }, [isAnswered]);

  const closesItself = payment.isPopup && payment.isAcknowledged && state === 'paid';
  useEffect(() => {
    if (!closesItself) return undefined;
    const timer = setTimeout(() => window.close(), READING_MS);
    return () => clearTimeout(timer);
  }, [closesItself]);

  return (
    <section
      aria-labelledby={headingId}
      {...attributes}
      className={`qris-return ${className}`.trim()}
      data-state={state}
    >
      <ReturnGlyph state={state} />
      <div role="status">
        <h1 id={headingId} ref={heading} tabIndex={-1} className="qris-return-title">
          {title}
        </h1>
        <p className="qris-return-text">{text}</p>
        {error !== null && <p className="qris-return-text">{messages.errors[error.code]}</p>}
      </div>
      {isLost ? (
        <ReferenceForm payment={payment} messages={messages} onEnter={setEntered} />
      ) : (
        <>
          <ReturnFacts payment={payment} messages={messages} />
          <ReturnActions
            payment={payment}
            continueUrl={continueUrl}
            retryUrl={retryUrl}
            messages={messages}
          />
        </>
      )}
      {children}
    </section>
  );
}

interface ReturnFactsProps {
  payment: UsePaymentReturnResult;
  messages: Messages;
}

/** What the reply says of a payment; the customer quotes the reference to the shop. */
function ReturnFacts({
  payment: { state, partnerReferenceNo, payment: status },
  messages,
}: ReturnFactsProps): ReactElement {
  return (
    <dl className="qris-return-facts">
      {status?.amount && (
        <div>
          <dt>{state === 'mismatch' ? messages.amountReceived : messages.amount}</dt>
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

interface ReturnActionsProps {
  payment: UsePaymentReturnResult;
  continueUrl: string | undefined;
  retryUrl: string | undefined;
  messages: Messages;
}

/** The ways on from each state of a return page. */
function ReturnActions({
  payment: { state, partnerReferenceNo, refetch, isPopup, isAcknowledged },
  continueUrl,
  retryUrl,
  messages,
}: ReturnActionsProps): ReactElement {
  const canAsk = state === 'pending' || state === 'unknown' || state === 'expired';
  // The shop goes on in the tab that heard; two of them would be one too many.
  const staysHere = !(isPopup && isAcknowledged);

  // What the page asks by itself should not make its buttons flicker.
  const [isAsked, setAsked] = useState(false);
  async function ask(): ReturnType<typeof refetch> {
    setAsked(true);
    const answer = await refetch();
    setAsked(false);
    return answer;
  }

  async function payAgain(event: MouseEvent<HTMLAnchorElement>): Promise<void> {
    const link = event.currentTarget;
    event.preventDefault();
    if (isPayable(await ask()) && link.isConnected) location.assign(link.href);
  }

  return (
    <>
      {state === 'paid' && continueUrl !== undefined && staysHere && (
        <a className="qris-return-action" href={continueUrl}>
          {messages.continueShopping}
        </a>
      )}
      {isPayable(state) && retryUrl !== undefined && staysHere && (
        <a className="qris-return-action" href={retryUrl} onClick={(event) => void payAgain(event)}>
          {isAsked ? messages.checking : messages.payAgain}
        </a>
      )}
      {canAsk && partnerReferenceNo !== undefined && (
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

import {
  useEffect,
  useId,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ReactElement,
} from 'react';
import { id } from './messages/id.ts';
import type { Messages } from './messages/Messages.ts';
import { ReferenceForm } from './ReferenceForm.tsx';
import { ReturnActions } from './ReturnActions.tsx';
import { ReturnFacts } from './ReturnFacts.tsx';
import { ReturnGlyph } from './ReturnGlyph.tsx';
import { usePaymentReturn, type UsePaymentReturnOptions } from './usePaymentReturn.ts';

/** How long a popup stays open over a paid order, in ms: twice the time it takes to read it. */
const READING_MS = 6000;

export interface QrisReturnPageProps
  extends UsePaymentReturnOptions, ComponentPropsWithoutRef<'section'> {
  /** Which of the two return URLs this page is; a hint that decides nothing, as `data-outcome`. */
  outcome?: 'success' | 'failed' | undefined;
  /** Where a paid order goes on. */
  continueUrl?: string | undefined;
  /**
   * Where an order that was not paid can be paid again. The link asks for the status first, and
   * leads nowhere when the payment came through meanwhile.
   */
  retryUrl?: string | undefined;
  /** Every sentence the customer meets. Default: `id`, Indonesian. */
  messages?: Messages | undefined;
}

/**
 * The page Pivot sends the customer back to. It says what the status inquiry says, and nothing that
 * the URL says; while the outcome is open it warns against paying twice. In a popup it closes the
 * window once the order is paid and the tab that waits has heard of it, or offers to. Where the URL
 * names no payment it asks the customer for the order's reference.
 *
 * Style it by `data-state` (`checking paid pending failed cancelled refunded expired unknown`).
 * `children` come last: your own ways on, such as a link to your support.
 */
export function QrisReturnPage({
  endpoint,
  fetch,
  headers,
  credentials,
  timeoutMs,
  serviceCode,
  search,
  partnerReferenceNo,
  expiresAt,
  queryClient,
  outcome,
  continueUrl,
  retryUrl,
  messages = id,
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
    serviceCode,
    search,
    partnerReferenceNo: partnerReferenceNo ?? entered,
    expiresAt,
    queryClient,
  });
  const { state, error } = payment;
  const isEntered = partnerReferenceNo === undefined && entered !== undefined;
  const isLost =
    payment.status === undefined &&
    (isEntered || (state === 'unknown' && payment.partnerReferenceNo === undefined));
  const { title, text } = messages.returnPage[isLost && state === 'unknown' ? 'lost' : state];

  // The form takes the focus with it when the answer replaces it.
  const isAnswered = isEntered && !isLost;
  useEffect(() => {
    if (isAnswered && document.activeElement === document.body) heading.current?.focus();
  }, [isAnswered]);

  const closesItself = payment.isPopup && payment.isHeard && state === 'paid';
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
      data-outcome={outcome}
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

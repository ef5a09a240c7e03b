import {
  type ComponentPropsWithoutRef,
  forwardRef,
  isValidElement,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
  useRef,
  useSyncExternalStore,
} from 'react';
import { isInAppBrowser } from './core/payment/inAppBrowser.ts';
import { isUnderWay } from './core/payment/paymentFacts.ts';
import { formatDuration } from './core/time/format.ts';
import { LazyDialog } from './dialogs/LazyDialog.tsx';
import { ExpiryCountdown } from './ExpiryCountdown.tsx';
import { PayGlyph } from './icons.tsx';
import { idButton } from './messages/id.ts';
import type { ButtonMessages } from './messages/Messages.ts';
import { useCountdown } from './useCountdown.ts';
import {
  type UseQrisPaymentResult,
  type UseQrisPaymentOptions,
  useQrisPayment,
} from './useQrisPayment.ts';

export type QrisPayButtonProps = UseQrisPaymentOptions &
  Omit<ComponentPropsWithoutRef<'button'>, keyof UseQrisPaymentOptions | 'type'> & {
    /**
     * Every sentence that the customer sees.
     *
     * @default idMessages
     */
    messages?: ButtonMessages | undefined;
  };

/**
 * The pay button: requests a link from the merchant's endpoint, opens Pivot's webview in the same tab,
 * and shows how long the link can be paid while the customer is on the page.
 *
 * Style it by `data-state` (`idle applying opening open checking expired paid failed error`),
 * `data-next-action` and the `--qris-*` properties of `pivot-qris-react/styles.css`. `children` replace
 * the label at rest; `ref` and all attributes of a button are passed on. `disabled` keeps the button
 * focusable, so that it can be found and explained; a click that `onClick` prevents does nothing.
 *
 * @throws TypeError in development, if `allowedHosts` is missing.
 * @example
 * ```tsx
 * <QrisPayButton
 *   endpoint="/api/qris"
 *   allowedHosts={['pay.pivot.example']}
 *   partnerReferenceNo={order.reference}
 *   redirectUrl="/paid"
 *   onPaid={emptyCart}
 * />
 * ```
 */
export const QrisPayButton: ForwardRefExoticComponent<
  QrisPayButtonProps & RefAttributes<HTMLButtonElement>
> = /* @__PURE__ */ forwardRef(function QrisPayButton(props, ref) {
  const {
    messages = idButton,
    disabled = false,
    onClick,
    children,
    className = '',
    ...attributes
  } = omitPaymentOptions(props);
  const payment = useQrisPayment({
    ...props,
    popupText: props.popupText ?? messages.applying,
  });
  const { buttonProps, retryAt, shownIn } = payment;
  const isInDialog = shownIn === 'embedded' || shownIn === 'handoff';
  const { label, note } = buttonWords(payment, messages);
  const words = label ?? children ?? messages.pay;
  const isOver = payment.state === 'failed' && payment.nextAction === 'wait';
  const isInApp = useInAppBrowser();
  const place = useRef<HTMLDivElement>(null);

  function press(event: MouseEvent<HTMLButtonElement>): void {
    // Safari gives a clicked button no focus: a dialog would have nothing to give it back to.
    event.currentTarget.focus({ preventScroll: true });
    onClick?.(event);
    if (!disabled && !event.defaultPrevented) buttonProps.onClick();
  }

  return (
    <div
      ref={place}
      className="qris-pay"
      data-state={payment.state}
      data-next-action={payment.nextAction}
    >
      <button
        {...(disabled ? attributes : mergeHandlers(attributes, buttonProps))}
        type="button"
        data-state={payment.state}
        ref={ref}
        className={`qris-pay-button ${className}`.trim()}
        aria-disabled={disabled || buttonProps['aria-disabled']}
        onClick={press}
      >
        <PayGlyph sign={note === undefined || isOver ? payment.state : 'again'} />
        {/* A translated page has other text nodes than React knows: other words are another element. */}
        <span key={readText(words)} className="qris-pay-label">
          {words}
        </span>
      </button>
      <ExpiryCountdown expiresAt={isInDialog ? undefined : payment.expiresAt} messages={messages} />
      <p role="status" className={note === undefined ? 'qris-hidden' : 'qris-pay-note'}>
        {note !== undefined && <PayGlyph sign={payment.state} />}
        <span>{note ?? label}</span>
      </p>
      {retryAt !== undefined && <RetryWait until={retryAt} messages={messages} />}
      {isInApp && <p className="qris-pay-hint">{messages.cameraHint}</p>}
      <LazyDialog payment={payment} messages={messages} place={place} />
    </div>
  );
});

interface ButtonWords {
  /** On the button; undefined at rest, where the shop's own label stands. */
  label: string | undefined;
  /** Beside it, where the label does not say it all. */
  note: string | undefined;
}

/** What the button says in each state. */
function buttonWords(
  { state, nextAction, payment, error }: UseQrisPaymentResult,
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
      return {
        label: nextAction === 'check' ? messages.checkStatus : messages.continuePayment,
        note: isUnderWay(payment) ? messages.stillConfirming : undefined,
      };
    case 'expired':
      return {
        label: nextAction === 'check' ? messages.checkStatus : messages.newLink,
        note: isUnderWay(payment) ? messages.stillConfirming : messages.linkExpired,
      };
    case 'failed':
      if (nextAction !== 'wait') return { label: messages.tryAgain, note: messages.notPaid };
      return payment?.outcome === 'mismatch'
        ? { label: messages.mismatch, note: messages.mismatchHelp }
        : { label: messages.refunded, note: undefined };
    case 'error':
      return {
        label:
          nextAction === 'apply' || nextAction === 'open'
            ? messages.tryAgain
            : messages.checkStatus,
        note:
          // Of a duplicate it is not said to wait for a payment that is over.
          error?.code === 'duplicate_reference' && error.retryAfterMs !== undefined
            ? messages.stillConfirming
            : error === null
              ? undefined
              : messages.errors[error.code],
      };
  }
}

function readText(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(readText).join('');
  if (isValidElement<{ children?: ReactNode }>(node)) return readText(node.props.children);
  return typeof node === 'string' || typeof node === 'number' ? `${node}` : '';
}

/** Leaves the attributes of the element that draws a payment, without the payment's options. */
function omitPaymentOptions<Props extends UseQrisPaymentOptions>({
  partnerReferenceNo,
  createOrder,
  redirectUrl,
  failedRedirectUrl,
  mode,
  endpoint,
  fetch,
  headers,
  credentials,
  timeoutMs,
  allowedHosts,
  allowLocalhost,
  onPaid,
  onSettled,
  onExpired,
  onError,
  onEvent,
  openIn,
  whenPopupBlocked,
  popupText,
  settlementMs,
  prefetch,
  ...attributes
}: Props): Omit<Props, keyof UseQrisPaymentOptions> {
  return attributes;
}

/** Props of the shop and props of ours on one element: where both listen, both are called. */
function mergeHandlers<Theirs extends object, Ours extends object>(
  theirs: Theirs,
  ours: Ours,
): Theirs & Ours {
  const both = Object.entries(ours).map(([name, our]: [string, unknown]) => {
    const their: unknown = Reflect.get(theirs, name);
    if (typeof our !== 'function' || typeof their !== 'function') return [name, our];
    return [
      name,
      (...args: unknown[]) => {
        their(...args);
        our(...args);
      },
    ];
  });
  return { ...theirs, ...ours, ...Object.fromEntries(both) };
}

const neverChanges = () => () => undefined;

/** Whether the page runs in the browser of a chat or social app; false until it is hydrated. */
function useInAppBrowser(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => isInAppBrowser(navigator),
    () => false,
  );
}

/** How long an error asks to wait. */
function RetryWait({ until, messages }: { until: number; messages: ButtonMessages }): ReactElement {
  const { timerProps } = useCountdown(until, {
    format: (secondsLeft) => formatDuration(secondsLeft, messages.locale),
  });
  return (
    <p className="qris-pay-wait">
      <span>{messages.waitFor}</span> <b {...timerProps} />
    </p>
  );
}

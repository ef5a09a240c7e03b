import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type ReactElement,
  type RefAttributes,
  useSyncExternalStore,
} from 'react';
import { isInAppBrowser } from './core/payment/openWebview.ts';
import { isUnderWay } from './core/payment/paymentFacts.ts';
import { formatDuration } from './core/time/format.ts';
import { LazyDialog } from './dialogs/LazyDialog.tsx';
import { ExpiryCountdown } from './ExpiryCountdown.tsx';
import { PayGlyph } from './icons.tsx';
import { idButton } from './messages/id.ts';
import type { ButtonMessages } from './messages/Messages.ts';
import { useCountdown } from './useCountdown.ts';
import { type QrisPayment, type QrisPaymentOptions, useQrisPayment } from './useQrisPayment.ts';

export interface QrisPayButtonProps
  extends
    QrisPaymentOptions,
    Omit<ComponentPropsWithoutRef<'button'>, keyof QrisPaymentOptions | 'type'> {
  /** Every sentence the customer meets. Default: `id`, Indonesian. */
  messages?: ButtonMessages | undefined;
}

/**
 * The pay button: asks the merchant's endpoint for a link, opens Pivot's webview in the same tab,
 * and shows how long the link lives while the customer is on the page.
 *
 * Style it by `data-state` (`idle applying opening open checking expired paid failed error`) and
 * the `--qris-*` properties of `pivot-qris-react/styles.css`. `children` replace the label at rest;
 * `ref` and every attribute of a button are passed on. `disabled` keeps the button focusable, so
 * that it can be found and explained; a click that `onClick` prevents does nothing.
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
    waitingWords: props.waitingWords ?? messages.applying,
  });
  const { buttonProps, retryAt, shownIn } = payment;
  const isInDialog = shownIn === 'embedded' || shownIn === 'handoff';
  const { label, note } = buttonWords(payment, messages);
  const isOver = payment.state === 'failed' && payment.step === 'wait';
  const isInApp = useInAppBrowser();

  function press(event: MouseEvent<HTMLButtonElement>): void {
    onClick?.(event);
    if (!disabled && !event.defaultPrevented) buttonProps.onClick();
  }

  return (
    <div className="qris-pay" data-state={payment.state} data-step={payment.step}>
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
        <span className="qris-pay-label">{label ?? children ?? messages.pay}</span>
      </button>
      <ExpiryCountdown expiresAt={isInDialog ? undefined : payment.deadline} messages={messages} />
      <p role="status" className={note === undefined ? 'qris-hidden' : 'qris-pay-note'}>
        {note !== undefined && <PayGlyph sign={payment.state} />}
        <span>{note ?? label}</span>
      </p>
      {retryAt !== undefined && <RetryWait until={retryAt} messages={messages} />}
      {isInApp && <p className="qris-pay-hint">{messages.cameraHint}</p>}
      <LazyDialog payment={payment} messages={messages} />
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
  { state, step, status, error }: Pick<QrisPayment, 'state' | 'step' | 'status' | 'error'>,
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
        label: step === 'check' ? messages.checkStatus : messages.continuePayment,
        note: isUnderWay(status) ? messages.stillConfirming : undefined,
      };
    case 'expired':
      return {
        label: step === 'check' ? messages.checkStatus : messages.newLink,
        note: isUnderWay(status) ? messages.stillConfirming : messages.linkExpired,
      };
    case 'failed':
      if (step !== 'wait') return { label: messages.tryAgain, note: messages.notPaid };
      return status?.outcome === 'mismatch'
        ? { label: messages.mismatch, note: messages.mismatchHelp }
        : { label: messages.refunded, note: undefined };
    case 'error':
      return {
        label: step === 'apply' || step === 'open' ? messages.tryAgain : messages.checkStatus,
        note:
          // Of a duplicate it is not said to wait for a payment that is over.
          error?.code === 'duplicate_reference' && error.retryAfterMs !== undefined
            ? messages.stillConfirming
            : error && messages.errors[error.code],
      };
  }
}

/** Leaves the attributes of the element that draws a payment, without the payment's options. */
function omitPaymentOptions<Props extends QrisPaymentOptions>({
  partnerReferenceNo,
  redirectUrl,
  failedRedirectUrl,
  mode,
  endpoint,
  fetch,
  headers,
  credentials,
  timeoutMs,
  serviceCode,
  allowedHosts,
  allowLocalhost,
  onPaid,
  onFailed,
  onExpired,
  onError,
  onEvent,
  openIn,
  whenPopupBlocked,
  waitingWords,
  settlementMs,
  prepare,

  ...attributes
}: Props): Omit<Props, keyof QrisPaymentOptions> {
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
    () => isInAppBrowser(navigator.userAgent),
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
      {messages.waitFor} <b {...timerProps} />
    </p>
  );
}

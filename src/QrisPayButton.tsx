import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type RefAttributes,
} from 'react';
import { buttonWords } from './buttonWords.ts';
import { ExpiryCountdown } from './ExpiryCountdown.tsx';
import type { ButtonMessages } from './messages/ButtonMessages.ts';
import { idButton } from './messages/idButton.ts';
import { LazyDialog } from './LazyDialog.tsx';
import { mergeHandlers } from './mergeHandlers.ts';
import { PayGlyph } from './PayGlyph.tsx';
import { omitPaymentOptions } from './omitPaymentOptions.ts';
import { RetryWait } from './RetryWait.tsx';
import { useInAppBrowser } from './useInAppBrowser.ts';
import { useQrisPayment, type QrisPaymentOptions } from './useQrisPayment.ts';

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
        <PayGlyph sign={note === undefined ? payment.state : 'again'} />
        <span className="qris-pay-label">{label ?? children ?? messages.pay}</span>
      </button>
      <ExpiryCountdown deadline={isInDialog ? undefined : payment.deadline} messages={messages} />
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

import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { QrisError } from './core/endpoint/errors.ts';
import type { PaymentStatus } from './core/endpoint/paymentStatus.ts';
import type { OpenIn } from './core/payment/openWebview.ts';
import { checkAllowedHosts } from './core/endpoint/QrisConfig.ts';
import { createPayment } from './core/payment/paymentController.ts';
import type { PaymentOptions } from './core/payment/PaymentOptions.ts';
import {
  nextAction,
  openedLink,
  type PaymentStateName,
  type NextAction,
} from './core/payment/paymentState.ts';
import { idButton } from './messages/id.ts';
import { connectWhileShown, createShownDialog } from './shownDialog.ts';

export type UseQrisPaymentOptions = PaymentOptions;

export interface UseQrisPaymentResult {
  state: PaymentStateName;
  /** What a press of the button does now. */
  nextAction: NextAction;
  /** When the payable link ends, in epoch ms of the server's clock. */
  expiresAt: number | undefined;
  /** Where the webview is shown now. */
  shownIn: OpenIn | undefined;
  /**
   * The link, for a frame or a QR code of your own while `shownIn` is `embedded` or `handoff`. It is a
   * secret that pays: show it without putting it in an attribute, and store it nowhere.
   */
  paymentUrl: string | undefined;
  /** Why the payment stopped, in the state `error`. */
  error: QrisError | null;
  /** In the state `error`: how long the response asked to wait, epoch ms of the server's clock. */
  retryAt: number | undefined;
  /** What the latest status inquiry said, since a link was last opened. */
  payment: PaymentStatus | undefined;
  /**
   * Starts over. What Pivot has started goes on there: if it is the same order, the status decides
   * whether another link is requested.
   */
  reset: () => void;
  /** Opens the payable link in this tab, out of a dialog whose frame does not work. */
  redirect: () => void;
  /** For a button of your own. It stays focusable while it waits. */
  buttonProps: PrefetchProps & {
    type: 'button';
    onClick: () => void;
    'aria-disabled': boolean;
    'data-state': PaymentStateName;
    'data-next-action': NextAction;
  };
  /** For a `<dialog>` of your own, while `shownIn` is `embedded` or `handoff`. */
  dialogProps: {
    /** Shows the dialog over the page. */
    ref: (dialog: HTMLDialogElement | null) => void;
    /** Requests the status after the dialog was closed. */
    onClose: (event: SyntheticEvent<HTMLDialogElement>) => void;
  };
  /** Call it if the frame has loaded, or the QR code is rendered. */
  onShown: () => void;
}

/**
 * The pay button without its look: requests the link, opens the webview, watches the link's end, and
 * requests the status if the customer is back: by the back button, after a reload, from a window, a
 * frame or a phone.
 *
 * @throws TypeError in development, if `allowedHosts` is missing.
 * @example
 * ```tsx
 * const { state, buttonProps, error } = useQrisPayment({
 *   endpoint: '/api/qris',
 *   allowedHosts: ['pay.pivot.example'],
 *   partnerReferenceNo: order.reference,
 *   redirectUrl: '/paid',
 * });
 * return <button {...buttonProps}>{state === 'paid' ? 'Paid' : error ? 'Try again' : 'Pay'}</button>;
 * ```
 */
export function useQrisPayment(options: UseQrisPaymentOptions): UseQrisPaymentResult {
  checkAllowedHosts(options.allowedHosts);
  const latest = useLatest<PaymentOptions>({
    ...options,
    popupText: options.popupText ?? idButton.applying,
  });
  const [payment] = useState(() => createPayment(() => latest.current));
  const [dialog] = useState(createShownDialog);
  const [connect] = useState(() => connectWhileShown(payment, dialog));
  const state = useSyncExternalStore(payment.subscribe, payment.getState, payment.getState);
  const { partnerReferenceNo } = options;
  useEffect(() => connect(partnerReferenceNo), [connect, partnerReferenceNo]);

  const step = nextAction(state);
  const opened = openedLink(state);
  const isInDialog = opened?.shownIn === 'embedded' || opened?.shownIn === 'handoff';
  return {
    state: state.name,
    nextAction: step,
    expiresAt: opened?.expiresAt,
    shownIn: opened?.shownIn,
    paymentUrl: isInDialog ? opened.link?.paymentUrl : undefined,
    error: 'error' in state ? state.error : null,
    retryAt: 'retryAt' in state ? state.retryAt : undefined,
    payment: 'status' in state ? state.status : state.facts.status,
    reset: payment.reset,
    redirect: payment.redirect,
    buttonProps: {
      ...prefetchProps(options.prefetch, payment.prefetch),
      type: 'button',
      onClick: payment.press,
      'aria-disabled': step === 'wait',
      'data-state': state.name,
      'data-next-action': step,
    },
    dialogProps: {
      ref: dialog.ref,
      onClose: ({ currentTarget }) => {
        if (!currentTarget.open && !dialog.isHidden()) payment.leave();
      },
    },
    onShown: payment.show,
  };
}

/**
 * The latest value of a render, for code that runs later: callbacks are never stale. It changes
 * together with what other effects tie to a render, so that both are always of the same one.
 */
function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** What a button listens to, to request the link before the click. */
export interface PrefetchProps {
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onPointerDown?: (event: PointerEvent) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** The sooner a strong sign of intent is seen, the sooner the link is there. */
function prefetchProps(when: 'press' | 'hover' | undefined, prepare: () => void): PrefetchProps {
  switch (when) {
    case 'hover':
      return { onPointerEnter: prepare, onFocus: prepare };
    case 'press':
      return {
        onPointerDown: (event) => {
          if (event.isPrimary && event.button === 0) prepare();
        },
        onKeyDown: (event) => {
          if (event.key === 'Enter' || event.key === ' ') prepare();
        },
      };
    case undefined:
      return {};
  }
}

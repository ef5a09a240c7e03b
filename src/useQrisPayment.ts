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
import { createPayment } from './core/payment/paymentController.ts';
import type { PaymentOptions } from './core/payment/PaymentOptions.ts';
import {
  nextAction,
  openedLink,
  type PaymentState,
  type PaymentStep,
} from './core/payment/paymentState.ts';
import { idButton } from './messages/id.ts';

export interface QrisPaymentOptions extends PaymentOptions {
  /**
   * Asks for the link ahead of the click: when the button is pressed down, or when it is hovered or
   * focused. Off by default, because it makes a link that may go unused (and the order, if
   * `partnerReferenceNo` is a function).
   */
  prepare?: 'press' | 'hover' | undefined;
}

export interface QrisPayment {
  state: PaymentState['name'];
  /** What pressing the button does now. */
  step: PaymentStep;
  /** When the living link ends, in epoch ms of the server's clock. */
  deadline: number | undefined;
  /** Where the webview is on show now. */
  shownIn: OpenIn | undefined;
  /**
   * The link, for a frame or a QR code of your own while `shownIn` is `embedded` or `handoff`. It
   * pays: draw it, and keep it nowhere.
   */
  paymentUrl: string | undefined;
  /** In state `error`. */
  error: QrisError | undefined;
  /** In state `error`, where the reply asked to wait: until when, epoch ms of the server's clock. */
  retryAt: number | undefined;
  /** What the latest inquiry said, since a link was last opened. */
  status: PaymentStatus | undefined;
  /**
   * Begins again. What Pivot has begun goes on there: if it is the same order, the status decides
   * whether another link is asked for.
   */
  reset: () => void;
  /** Opens the living link in this tab, out of a dialog whose frame does not work. */
  redirect: () => void;
  /** For a button of your own. It stays focusable while it waits. */
  buttonProps: PrepareProps & {
    type: 'button';
    onClick: () => void;
    'aria-disabled': boolean;
    'data-state': PaymentState['name'];
  };
  /** For a `<dialog>` of your own, while `shownIn` is `embedded` or `handoff`. */
  dialogProps: {
    /** Shows the dialog over the page. */
    ref: (dialog: HTMLDialogElement | null) => void;
    /** The dialog was closed: the status is asked for. */
    onClose: (event: SyntheticEvent<HTMLDialogElement>) => void;
  };
  /** Call it when the frame has loaded, or the QR code is drawn. */
  onShown: () => void;
}

/**
 * The whole journey of a payment on the shop's page, without a look: asks for the link, opens the
 * webview, watches the link's end, and asks for the status when the customer is back: by the back
 * button, after a reload, from a window, a frame or a phone.
 */
export function useQrisPayment(options: QrisPaymentOptions): QrisPayment {
  const latest = useLatest<PaymentOptions>({
    ...options,
    waitingWords: options.waitingWords ?? idButton.applying,
  });
  const [payment] = useState(() => createPayment(() => latest.current));
  const [dialogRef] = useState(createDialogRef);
  const state = useSyncExternalStore(payment.subscribe, payment.getState, payment.getState);
  const { partnerReferenceNo } = options;
  const order = typeof partnerReferenceNo === 'string' ? partnerReferenceNo : undefined;
  useEffect(() => payment.connect(order), [payment, order]);

  const step = nextAction(state);
  const opened = openedLink(state);
  const isInDialog = opened?.shownIn === 'embedded' || opened?.shownIn === 'handoff';
  return {
    state: state.name,
    step,
    deadline: opened?.expiresAt,
    shownIn: opened?.shownIn,
    paymentUrl: isInDialog ? opened.link?.paymentUrl : undefined,
    error: 'error' in state ? state.error : undefined,
    retryAt: 'retryAt' in state ? state.retryAt : undefined,
    status: 'status' in state ? state.status : state.facts.status,
    reset: payment.reset,
    redirect: payment.redirect,
    buttonProps: {
      ...prepareProps(options.prepare, payment.prepare),
      type: 'button',
      onClick: payment.press,
      'aria-disabled': step === 'wait',
      'data-state': state.name,
    },
    dialogProps: {
      ref: dialogRef,
      onClose: ({ currentTarget }) => {
        // StrictMode shows a dialog twice.
        if (!currentTarget.open) payment.leave();
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

/** A ref that shows a dialog over the page as long as it is there, and gives the focus back. */
function createDialogRef(): (dialog: HTMLDialogElement | null) => void {
  let shown: HTMLDialogElement | null = null;
  return (dialog) => {
    // Closed while it is still in the page, a dialog gives the focus back to where it was.
    if (dialog === null) shown?.close();
    else if (!dialog.open) dialog.showModal();
    shown = dialog;
  };
}

/** What a button listens to in order to ask for the link ahead of the click. */
export interface PrepareProps {
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onPointerDown?: (event: PointerEvent) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** The sooner a strong sign of intent is seen, the sooner the link is there. */
function prepareProps(when: 'press' | 'hover' | undefined, prepare: () => void): PrepareProps {
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

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
import { type AllowedLinks, applyOtt, type PaymentRequest } from './core/endpoint/applyOtt.ts';
import type { EndpointOptions } from './core/endpoint/callEndpoint.ts';
import type { QrisError } from './core/endpoint/errors.ts';
import { inquirePaymentStatus, type PaymentStatus } from './core/endpoint/paymentStatus.ts';
import { journeyStorage } from './core/payment/journeyStorage.ts';
import type { PaymentSurroundings } from './core/payment/links.ts';
import type { OpenIn } from './core/payment/openWebview.ts';
import { createPayment } from './core/payment/paymentController.ts';
import type { PaymentCallbacks } from './core/payment/paymentEvents.ts';
import { type PaymentState, type PaymentStep, stepOnPress } from './core/payment/paymentState.ts';
import { returnUrl } from './core/payment/returnUrl.ts';
import { idButton } from './messages/id.ts';

export interface QrisPaymentOptions extends EndpointOptions, AllowedLinks, PaymentCallbacks {
  /**
   * The order's reference, 1 to 64 characters; or a function that makes the order in the click and
   * returns its reference. The function is called once for a payment, also when it is tried again.
   */
  partnerReferenceNo: string | (() => string | Promise<string>);
  /** Your return page after a payment; may be relative to the page. */
  redirectUrl: string;
  /** Your return page otherwise. Default: `redirectUrl`, whose page tells the truth anyway. */
  failedRedirectUrl?: string | undefined;
  /** As in `PaymentRequest`. */
  mode?: PaymentRequest['mode'];
  /** Where the webview is shown. Default: `redirect`. */
  openIn?: OpenIn | undefined;
  /** Where a popup is blocked: open in this tab, or stop with `popup_blocked`. Default: `redirect`. */
  whenPopupBlocked?: 'redirect' | 'error' | undefined;
  /** What a popup says until the webview is there. Default: Indonesian. */
  waitingWords?: string | undefined;
  /**
   * Asks for the link ahead of the click: when the button is pressed down, or when it is hovered or
   * focused. Off by default, because it makes a link that may go unused (and the order, where
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
  /** What the last inquiry said, in states `paid`, `failed` and `expired`. */
  status: PaymentStatus | undefined;
  /**
   * Begins anew. What Pivot has begun goes on there: of the same order, it is asked what came of it
   * before another link is.
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
  const {
    partnerReferenceNo,
    redirectUrl,
    failedRedirectUrl = redirectUrl,
    mode,
    openIn = 'redirect',
    whenPopupBlocked = 'redirect',
    waitingWords = idButton.applying,
  } = options;
  const surroundings = useLatest<PaymentSurroundings>({
    ...options,
    openIn,
    whenPopupBlocked,
    waitingWords,
    requestLink: async (reference, signal) => {
      const journey = journeyStorage.create(reference);
      const number = journey.numbers.at(-1) ?? '';
      const request = {
        partnerReferenceNo: reference,
        redirectUrl: returnUrl('redirectUrl', redirectUrl, number, reference),
        failedRedirectUrl: returnUrl('failedRedirectUrl', failedRedirectUrl, number, reference),
        mode,
      };
      const link = applyOtt(request, options, signal);
      journeyStorage.save(journey);
      return link;
    },
    inquireStatus: (reference, signal) => inquirePaymentStatus(reference, options, signal),
  });
  const [payment] = useState(() => createPayment(() => surroundings.current));
  const [dialogRef] = useState(createDialogRef);
  const state = useSyncExternalStore(payment.subscribe, payment.getState, payment.getState);
  const order = typeof partnerReferenceNo === 'string' ? partnerReferenceNo : undefined;
  useEffect(() => payment.connect(order), [payment, order]);

  const step = stepOnPress(state);
  return {
    state: state.name,
    step,
    deadline: 'expiresAt' in state ? state.expiresAt : undefined,
    shownIn: 'shownIn' in state ? state.shownIn : undefined,
    paymentUrl: 'link' in state ? state.link?.paymentUrl : undefined,
    error: 'error' in state ? state.error : undefined,
    retryAt: 'retryAt' in state ? state.retryAt : undefined,
    status: 'status' in state ? state.status : undefined,
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

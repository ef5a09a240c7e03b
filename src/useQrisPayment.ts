import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AllowedLinks } from './core/AllowedLinks.ts';
import { createPayment } from './core/createPayment.ts';
import type { EndpointOptions } from './core/EndpointOptions.ts';
import { inquirePaymentStatus } from './core/inquirePaymentStatus.ts';
import { journeyMemory } from './core/journeyMemory.ts';
import type { PaymentCallbacks } from './core/PaymentCallbacks.ts';
import type { PaymentRequest } from './core/PaymentRequest.ts';
import type { PaymentState } from './core/PaymentState.ts';
import type { PaymentStatus } from './core/PaymentStatus.ts';
import type { PaymentStep } from './core/PaymentStep.ts';
import type { PaymentSurroundings } from './core/PaymentSurroundings.ts';
import type { QrisError } from './core/QrisError.ts';
import { returnUrl } from './core/returnUrl.ts';
import { stepOnPress } from './core/stepOnPress.ts';
import { useApplyOtt } from './useApplyOtt.ts';
import { useLatest } from './useLatest.ts';

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
  /** Default: the provider's, else one of the package's own. */
  queryClient?: QueryClient | undefined;
}

export interface QrisPayment {
  state: PaymentState['name'];
  /** What pressing the button does now. */
  step: PaymentStep;
  /** When the living link ends, in epoch ms of the server's clock. */
  deadline: number | undefined;
  /** In state `error`. */
  error: QrisError | undefined;
  /** What the last inquiry said, in states `paid`, `failed` and `expired`. */
  status: PaymentStatus | undefined;
  /** Begins anew. What Pivot has begun goes on there; what is asked for here is forgotten. */
  reset: () => void;
  /** For a button of your own. It stays focusable while it waits. */
  buttonProps: {
    type: 'button';
    onClick: () => void;
    'aria-disabled': boolean;
    'data-state': PaymentState['name'];
  };
}

/**
 * The whole journey of a payment on the shop's page, without a look: asks for the link, opens the
 * webview in the same tab, watches the link's end, and asks for the status when the customer comes
 * back by the browser's back button.
 */
export function useQrisPayment(options: QrisPaymentOptions): QrisPayment {
  const { partnerReferenceNo, redirectUrl, failedRedirectUrl = redirectUrl, mode } = options;
  const applyOtt = useApplyOtt({
    endpoint: options.endpoint,
    fetch: options.fetch,
    headers: options.headers,
    credentials: options.credentials,
    timeoutMs: options.timeoutMs,
    allowedHosts: options.allowedHosts,
    allowLocalhost: options.allowLocalhost,
    queryClient: options.queryClient,
  });
  const surroundings = useLatest<PaymentSurroundings>({
    ...options,
    requestLink: (reference) => {
      const journey = journeyMemory.begin(reference);
      return applyOtt.mutateAsync({
        partnerReferenceNo: reference,
        redirectUrl: returnUrl(redirectUrl, journey),
        failedRedirectUrl: returnUrl(failedRedirectUrl, journey),
        mode,
      });
    },
    inquireStatus: (reference, signal) => inquirePaymentStatus(reference, options, signal),
  });
  const [payment] = useState(() => createPayment(() => surroundings.current));
  const state = useSyncExternalStore(payment.subscribe, payment.getState, payment.getState);

  const order = typeof partnerReferenceNo === 'string' ? partnerReferenceNo : undefined;
  useEffect(() => payment.connect(order), [payment, order]);

  const step = stepOnPress(state);
  return {
    state: state.name,
    step,
    deadline: 'link' in state ? state.link?.expiresAt : undefined,
    error: state.name === 'error' ? state.error : undefined,
    status: 'status' in state ? state.status : undefined,
    reset: payment.reset,
    buttonProps: {
      type: 'button',
      onClick: payment.press,
      'aria-disabled': step === 'wait',
      'data-state': state.name,
    },
  };
}

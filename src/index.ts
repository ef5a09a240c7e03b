'use client';

export { QrisPayButton, type QrisPayButtonProps } from './QrisPayButton.tsx';
export { QrisReturnPage, type QrisReturnPageProps } from './QrisReturnPage.tsx';
export { ExpiryCountdown, type ExpiryCountdownProps } from './ExpiryCountdown.tsx';

export {
  useQrisPayment,
  type QrisPayment,
  type QrisPaymentOptions,
  type PrepareProps,
} from './useQrisPayment.ts';
export { useApplyOtt, type UseApplyOttOptions } from './useApplyOtt.ts';
export {
  usePaymentReturn,
  type PaymentReturn,
  type UsePaymentReturnOptions,
  type ReturnedPaymentOptions,
} from './usePaymentReturn.ts';
export {
  useCountdown,
  useSecondsLeft,
  type UseCountdownResult,
  type UseCountdownOptions,
} from './useCountdown.ts';

export { QrisError, type QrisErrorDetails, type QrisErrorCode } from './core/endpoint/errors.ts';
export type { AllowedLinks, PaymentLink, PaymentRequest } from './core/endpoint/applyOtt.ts';
export type { EndpointFunction, EndpointOptions } from './core/endpoint/callEndpoint.ts';
export type { OpenIn } from './core/payment/openWebview.ts';
export type { PaymentCallbacks, PaymentEvent } from './core/payment/paymentEvents.ts';
export type { PaymentReturnState } from './core/payment/returnState.ts';
export type { OpenedLink, PaymentState, PaymentStep } from './core/payment/paymentState.ts';
export type { PaymentStatus } from './core/endpoint/paymentStatus.ts';

export { id } from './messages/id.ts';
export { en } from './messages/en.ts';
export type { ButtonMessages, Messages, TimeMessages } from './messages/Messages.ts';

export type { ApplyOttReplyBody, ApplyOttRequestBody } from './snap/applyOtt.ts';
export type { SnapAmount } from './snap/fields.ts';
export type { KnownStatus, StatusReplyBody, StatusRequestBody } from './snap/status.ts';

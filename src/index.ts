'use client';

export { QrisPayButton, type QrisPayButtonProps } from './QrisPayButton.tsx';
export { QrisReturnPage, type QrisReturnPageProps } from './QrisReturnPage.tsx';
export { ExpiryCountdown, type ExpiryCountdownProps } from './ExpiryCountdown.tsx';

export {
  useQrisPayment,
  type UseQrisPaymentOptions,
  type UseQrisPaymentResult,
  type PrefetchProps,
} from './useQrisPayment.ts';
export { useApplyOtt, type UseApplyOttOptions, type UseApplyOttResult } from './useApplyOtt.ts';
export {
  usePaymentReturn,
  type UsePaymentReturnOptions,
  type UsePaymentReturnResult,
} from './usePaymentReturn.ts';
export {
  useCountdown,
  useSecondsLeft,
  type UseCountdownOptions,
  type UseCountdownResult,
} from './useCountdown.ts';
export { applyOttOptions, type ApplyOttOptions } from './applyOttOptions.ts';
export { paymentStatusOptions, type PaymentStatusOptions } from './paymentStatusOptions.ts';
export { openWebview, type OpenIn } from './core/payment/openWebview.ts';

export { QrisError, type QrisErrorDetails, type QrisErrorCode } from './core/endpoint/errors.ts';
export type { PaymentLink, PaymentRequest } from './core/endpoint/applyOtt.ts';
export type {
  AllowedLinks,
  EndpointFunction,
  EndpointOptions,
  QrisConfig,
} from './core/endpoint/QrisConfig.ts';
export type {
  PaymentOptions,
  PaymentOrder,
  PaymentSettings,
} from './core/payment/PaymentOptions.ts';
export type { PaymentCallbacks, PaymentEvent } from './core/payment/paymentEvents.ts';
export type { PaymentReturnState } from './core/payment/returnState.ts';
export type { PaymentStateName, NextAction } from './core/payment/paymentState.ts';
export type { PaymentStatus } from './core/endpoint/paymentStatus.ts';

export { idMessages } from './messages/id.ts';
export { enMessages } from './messages/en.ts';
export type { ButtonMessages, Messages, TimeMessages } from './messages/Messages.ts';

export type { ApplyOttResponseBody, ApplyOttRequestBody } from './snap/applyOtt.ts';
export type { SnapAmount } from './snap/fields.ts';
export type { KnownStatus, StatusResponseBody, StatusRequestBody } from './snap/status.ts';

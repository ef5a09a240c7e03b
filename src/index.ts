'use client';

export { QrisPayButton, type QrisPayButtonProps } from './QrisPayButton.tsx';
export { QrisReturnPage, type QrisReturnPageProps } from './QrisReturnPage.tsx';
export { ExpiryCountdown, type ExpiryCountdownProps } from './ExpiryCountdown.tsx';

export { useQrisPayment, type QrisPayment, type QrisPaymentOptions } from './useQrisPayment.ts';
export { useApplyOtt, type UseApplyOttOptions } from './useApplyOtt.ts';
export {
  usePaymentReturn,
  type PaymentReturn,
  type UsePaymentReturnOptions,
} from './usePaymentReturn.ts';
export type { ReturnedPaymentOptions } from './useReturnedPayment.ts';
export type { PrepareProps } from './prepareProps.ts';
export { useCountdown, type Countdown, type UseCountdownOptions } from './useCountdown.ts';

export { QrisError, type QrisErrorDetails } from './core/QrisError.ts';
export type { QrisErrorCode } from './core/QrisErrorCode.ts';
export type { AllowedLinks } from './core/AllowedLinks.ts';
export type { EndpointFunction, EndpointOptions } from './core/EndpointOptions.ts';
export type { OpenIn } from './core/OpenIn.ts';
export type { PaymentCallbacks } from './core/PaymentCallbacks.ts';
export type { PaymentEvent } from './core/PaymentEvent.ts';
export type { PaymentLink } from './core/PaymentLink.ts';
export type { PaymentRequest } from './core/PaymentRequest.ts';
export type { PaymentReturnState } from './core/PaymentReturnState.ts';
export type { OpenedLink, PaymentState } from './core/PaymentState.ts';
export type { PaymentStatus } from './core/PaymentStatus.ts';
export type { PaymentStep } from './core/PaymentStep.ts';

export { id } from './messages/id.ts';
export { en } from './messages/en.ts';
export type { ButtonMessages } from './messages/ButtonMessages.ts';
export type { Messages } from './messages/Messages.ts';
export type { TimeMessages } from './messages/TimeMessages.ts';

export type { ApplyOttReplyBody, ApplyOttRequestBody } from './snap/applyOtt.ts';
export type { SnapAmount } from './snap/fields.ts';
export type { StatusReplyBody, StatusRequestBody } from './snap/status.ts';

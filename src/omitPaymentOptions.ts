import type { QrisPaymentOptions } from './useQrisPayment.ts';

/** Leaves the attributes of the element that draws a payment, without the payment's options. */
export function omitPaymentOptions<Props extends QrisPaymentOptions>({
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
  prepare,

  ...attributes
}: Props): Omit<Props, keyof QrisPaymentOptions> {
  return attributes;
}

import type { QrisPaymentOptions } from './useQrisPayment.ts';

/** Parts the options of a payment from the attributes of the element that draws it. */
export function splitPaymentOptions<Props extends QrisPaymentOptions>({
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
}: Props): [QrisPaymentOptions, Omit<Props, keyof QrisPaymentOptions>] {
  const options = {
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
  };
  return [options, attributes];
}

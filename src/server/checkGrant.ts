import { findTextFault, findUrlFault, LIMITS } from '../snap/fields.ts';
import { isRecord } from '../snap/parse.ts';
import { assertOption } from './assertOption.ts';
import { checkHeaders } from './checkHeaders.ts';
import { isToken } from './isToken.ts';
import type { PaymentGrant } from './PaymentGrant.ts';

const LONGEST_CUSTOMER_ID = 256;
/** @see ASPI, "Keamanan", B2B2C token. */
const LONGEST_BINDING_ID = 256;
const LONGEST_REFRESH_TOKEN = 512;

/**
 * Checks what the merchant says of a payment: limits, and that no value could bring a header of its
 * own.
 *
 * @returns the grant, its header names in lower case.
 * @throws TypeError that names the field, never its value.
 */
export function checkGrant(grant: PaymentGrant): PaymentGrant {
  const {
    partnerReferenceNo,
    customerId,
    customer,
    redirectUrl,
    failedRedirectUrl,
    mode,
    extraHeaders,
  } = grant;
  assertOption(isRecord(customer), 'customer', '{ accessToken } or { bindingId, refreshToken }');
  const { accessToken, bindingId, refreshToken } = customer;
  const hasToken = 'accessToken' in customer;
  assertOption(
    !hasToken || isToken(accessToken),
    'customer.accessToken',
    "printable ASCII, the token alone, without 'Bearer '",
  );
  const fault =
    findTextFault('partnerReferenceNo', partnerReferenceNo, LIMITS.partnerReferenceNo) ||
    findTextFault('customerId', customerId, LONGEST_CUSTOMER_ID) ||
    (!hasToken && findTextFault('customer.bindingId', bindingId, LONGEST_BINDING_ID)) ||
    (refreshToken !== undefined &&
      findTextFault('customer.refreshToken', refreshToken, LONGEST_REFRESH_TOKEN)) ||
    (redirectUrl !== undefined && findUrlFault('redirectUrl', redirectUrl)) ||
    (failedRedirectUrl !== undefined && findUrlFault('failedRedirectUrl', failedRedirectUrl)) ||
    (mode !== undefined && findTextFault('mode', mode, LIMITS.mode));
  if (fault) throw new TypeError(fault.message);
  return { ...grant, extraHeaders: checkHeaders(extraHeaders) };
}

import type { FieldFault } from '../wire/FieldFault.ts';
import { findTextFault } from '../wire/findTextFault.ts';
import { findUrlFault } from '../wire/findUrlFault.ts';
import { isRecord } from '../wire/isRecord.ts';
import { LIMITS } from '../wire/LIMITS.ts';
import { checkHeaders } from './checkHeaders.ts';
import { checkToken } from './checkToken.ts';
import type { PaymentGrant } from './PaymentGrant.ts';

const LONGEST_CUSTOMER_ID = 256;
/** @see ASPI, "Keamanan", B2B2C token. */
const LONGEST_BINDING_ID = 256;
const LONGEST_REFRESH_TOKEN = 512;

/**
 * Checks what the merchant's `resolvePayment` returned: limits, and that no value could bring a
 * header of its own.
 *
 * @returns the grant, its header names in lower case.
 * @throws TypeError that names the field, never its value.
 */
export function checkGrant(grant: PaymentGrant): PaymentGrant {
  const { customer, redirectUrl, failedRedirectUrl, mode, extraHeaders } = grant;
  if (!isRecord(customer)) {
    throw new TypeError('customer must be { accessToken } or { bindingId, refreshToken }.');
  }
  const faults: (FieldFault | undefined)[] = [
    findTextFault('customerId', grant.customerId, LONGEST_CUSTOMER_ID),
    redirectUrl === undefined ? undefined : findUrlFault('redirectUrl', redirectUrl),
    failedRedirectUrl === undefined
      ? undefined
      : findUrlFault('failedRedirectUrl', failedRedirectUrl),
    mode === undefined ? undefined : findTextFault('mode', mode, LIMITS.mode),
  ];
  if ('accessToken' in customer) {
    checkToken('customer.accessToken', customer.accessToken);
  } else {
    const { bindingId, refreshToken } = customer;
    faults.push(
      findTextFault('customer.bindingId', bindingId, LONGEST_BINDING_ID),
      refreshToken === undefined
        ? undefined
        : findTextFault('customer.refreshToken', refreshToken, LONGEST_REFRESH_TOKEN),
    );
  }
  const fault = faults.find((candidate) => candidate !== undefined);
  if (fault !== undefined) throw new TypeError(fault.message);
  return { ...grant, extraHeaders: checkHeaders('extraHeaders', extraHeaders ?? {}) };
}

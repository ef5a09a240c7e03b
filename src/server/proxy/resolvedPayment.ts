import { validateAmount, readAmount } from '../../snap/amount.ts';
import { validateString, validateUrl, LIMITS, type SnapAmount } from '../../snap/fields.ts';
import { isRecord } from '../../snap/parse.ts';
import { assertOption, checkHeaders, isToken } from '../checks.ts';
import { SnapError } from '../SnapError.ts';

/** The merchant's word that this customer may pay, or ask about, this order. */
export interface ResolvedPayment {
  /** The signed-in customer, in the merchant's own words; never sent to Pivot. */
  customerId: string;
  /** The order's reference, from the merchant's records: it must be the one that was asked for. */
  partnerReferenceNo: string;
  /** How the customer's B2B2C token comes about. */
  customer: CustomerToken | LinkedWallet;
  /**
   * Where the customer comes back to after a payment; http(s), at most 255 characters. When set, the
   * URLs of the browser are not looked at.
   */
  redirectUrl?: string | undefined;
  /**
   * As `redirectUrl`, after a failure or a cancellation.
   *
   * @default redirectUrl
   */
  failedRedirectUrl?: string | undefined;
  /** The transaction's mode, such as `JIT`. What the browser asked for by default. */
  mode?: string | undefined;
  /**
   * What this order costs. A payment of another amount is then told as `mismatch`, never as `paid`:
   * Pivot's webview lets customers pay any amount. Amounts are not compared by default.
   */
  amount?: SnapAmount | undefined;
  /** Further headers for Pivot, for example `X-IP-ADDRESS`; they add to those of the options. */
  extraHeaders?: Record<string, string> | undefined;
}

/** A token that the merchant keeps itself. */
export interface CustomerToken {
  /** The customer's B2B2C access token, without `Bearer `. */
  accessToken: string;
  /** Asked for another token, once, when Pivot refuses this one (401ss02, 401ss04). */
  renew?: (() => string | Promise<string>) | undefined;
  /**
   * Names the wallet, at most 256 characters; never sent to Pivot. Another name says that the customer
   * linked another wallet: Pivot does not see the earlier one's payments. By default a customer has one
   * wallet for ever.
   */
  walletId?: string | undefined;
}

/** A wallet whose token the proxy gets, keeps and renews. */
export interface LinkedWallet {
  /** From Pivot's callback after account creation and binding; at most 256 characters. */
  bindingId: string;
  /** The customer's refresh token from the same callback; at most 512 characters. */
  refreshToken?: string | undefined;
}

/**
 * Asks the merchant who pays what, and checks the answer.
 *
 * @throws SnapError 403ss15 where the merchant refuses; 500ss00 where the merchant's code fails.
 */
export async function callResolvePayment<Context extends { partnerReferenceNo: string }>(
  resolve: (context: Context) => ResolvedPayment | undefined | Promise<ResolvedPayment | undefined>,
  context: Context,
): Promise<ResolvedPayment> {
  const payment = await callMerchant('resolvePayment', () => resolve(context));
  if (!payment || payment.partnerReferenceNo !== context.partnerReferenceNo) {
    const detail = payment ? 'returned another partnerReferenceNo than was asked for' : 'refused';
    throw new SnapError('40315', 'Transaction Not Permitted', `resolvePayment ${detail}`);
  }
  try {
    return checkResolvedPayment(payment);
  } catch (error) {
    const detail = error instanceof TypeError ? error.message : 'cannot be read';
    throw new SnapError('50000', 'General Error', `what resolvePayment returned: ${detail}`);
  }
}

const LONGEST_CUSTOMER_ID = 256;
/** @see ASPI, "Keamanan", B2B2C token. */
const LONGEST_BINDING_ID = 256;
const LONGEST_REFRESH_TOKEN = 512;

/**
 * Checks what the merchant says of a payment: limits, and that no value could bring a header of its
 * own.
 *
 * @returns the payment, with the known fields of its amount, and its header names in lower case.
 * @throws TypeError that names the field, never its value.
 */
export function checkResolvedPayment(payment: ResolvedPayment): ResolvedPayment {
  const {
    partnerReferenceNo,
    customerId,
    customer,
    redirectUrl,
    failedRedirectUrl,
    mode,
    amount,
    extraHeaders,
  } = payment;
  assertOption(isRecord(customer), 'customer', '{ accessToken } or { bindingId, refreshToken }');
  const { accessToken, bindingId, refreshToken, walletId } = customer;
  const hasToken = 'accessToken' in customer;
  assertOption(
    !hasToken || isToken(accessToken),
    'customer.accessToken',
    "printable ASCII, the token alone, without 'Bearer '",
  );
  const fault =
    validateString('partnerReferenceNo', partnerReferenceNo, LIMITS.partnerReferenceNo) ||
    validateString('customerId', customerId, LONGEST_CUSTOMER_ID) ||
    (!hasToken && validateString('customer.bindingId', bindingId, LONGEST_BINDING_ID)) ||
    (walletId !== undefined && validateString('customer.walletId', walletId, LONGEST_BINDING_ID)) ||
    (refreshToken !== undefined &&
      validateString('customer.refreshToken', refreshToken, LONGEST_REFRESH_TOKEN)) ||
    (redirectUrl !== undefined && validateUrl('redirectUrl', redirectUrl)) ||
    (failedRedirectUrl !== undefined && validateUrl('failedRedirectUrl', failedRedirectUrl)) ||
    (mode !== undefined && validateString('mode', mode, LIMITS.mode)) ||
    (amount !== undefined && validateAmount('amount', amount));
  if (fault) throw new TypeError(fault.message);
  return { ...payment, amount: readAmount(amount), extraHeaders: checkHeaders(extraHeaders) };
}

/**
 * Calls what the merchant wrote.
 *
 * @throws SnapError 500ss00, whose cause is what the merchant's code threw.
 */
export async function callMerchant<Result>(
  name: string,
  call: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await call();
  } catch (cause) {
    throw new SnapError('50000', 'General Error', `${name} threw`, { cause });
  }
}

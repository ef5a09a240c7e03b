import { callMerchant } from './callMerchant.ts';
import { checkGrant } from './checkGrant.ts';
import type { PaymentGrant } from './PaymentGrant.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/**
 * Asks the merchant who pays what, and checks the answer.
 *
 * @throws SnapRefusal 403ss15 where the merchant refuses; 500ss00 where the merchant's code fails.
 */
export async function resolveGrant<Context extends { partnerReferenceNo: string }>(
  resolve: (context: Context) => PaymentGrant | undefined | Promise<PaymentGrant | undefined>,
  context: Context,
): Promise<PaymentGrant> {
  const grant = await callMerchant('resolvePayment', () => resolve(context));
  if (!grant || grant.partnerReferenceNo !== context.partnerReferenceNo) {
    const problem = grant ? 'returned another partnerReferenceNo than was asked for' : 'refused';
    throw new SnapRefusal('40315', 'Transaction Not Permitted', `resolvePayment ${problem}`);
  }
  try {
    return checkGrant(grant);
  } catch (error) {
    const problem = error instanceof TypeError ? error.message : 'cannot be read';
    throw new SnapRefusal('50000', 'General Error', `what resolvePayment returned: ${problem}`);
  }
}

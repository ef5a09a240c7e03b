import { checkGrant } from './checkGrant.ts';
import type { PaymentGrant } from './PaymentGrant.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/**
 * Asks the merchant who pays what, and checks the answer.
 *
 * @param serviceCode SNAP's two digits, for a refusal.
 * @throws SnapRefusal 403ss15 where the merchant refuses; 500ss00 where the merchant's code fails.
 */
export async function resolveGrant(
  resolve: () => PaymentGrant | undefined | Promise<PaymentGrant | undefined>,
  partnerReferenceNo: string,
  serviceCode: string,
): Promise<PaymentGrant> {
  let grant: PaymentGrant | undefined;
  try {
    grant = await resolve();
  } catch (cause) {
    throw new SnapRefusal(`500${serviceCode}00`, 'General Error', {
      problem: 'resolvePayment threw',
      cause,
    });
  }
  if (!grant) {
    throw new SnapRefusal(`403${serviceCode}15`, 'Transaction Not Permitted', {
      problem: 'resolvePayment refused',
    });
  }
  if (grant.partnerReferenceNo !== partnerReferenceNo) {
    throw new SnapRefusal(`403${serviceCode}15`, 'Transaction Not Permitted', {
      problem: 'resolvePayment returned another partnerReferenceNo than was asked for',
    });
  }
  try {
    return checkGrant(grant);
  } catch (error) {
    const reason = error instanceof TypeError ? error.message : 'it cannot be read';
    throw new SnapRefusal(`500${serviceCode}00`, 'General Error', {
      problem: `what resolvePayment returned is not usable: ${reason}`,
    });
  }
}

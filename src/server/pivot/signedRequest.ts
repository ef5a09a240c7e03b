import { isToken } from '../checks.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import { callMerchant, type CustomerToken, type PaymentGrant } from '../proxy/resolvedPayment.ts';
import { externalId } from '../signing/headers.ts';
import { SnapRefusal } from '../SnapRefusal.ts';
import { callPivot, type Sign, type SnapCall } from './callPivot.ts';
import type { PivotAnswer } from './readReply.ts';
import { createTokens } from './tokens.ts';

/** A call that is made in a customer's name: with both tokens, and signed with the B2B token. */
export type CustomerCall = (
  call: SnapCall,
  grant: PaymentGrant,
  deadline: number,
) => Promise<PivotAnswer>;

/**
 * Makes calls with every header of the reference page.
 *
 * @see Reference page, "Request Header".
 */
export function createSnapCaller(settings: PivotSettings): CustomerCall {
  const { apiBaseUrl, channelId, partnerId, signCall, signedPath } = settings;
  const basePath = new URL(apiBaseUrl).pathname.replace(/\/$/, '');
  const tokens = createTokens(settings);

  return async (call, { customerId, customer, extraHeaders }, deadline) => {
    const isKept = 'accessToken' in customer;
    let accessToken = await tokens.b2b();
    let customerAccessToken = isKept
      ? customer.accessToken
      : await tokens.ofWallet(customerId, customer);

    const sign: Sign = async (timestamp) => {
      const path = signedPath(basePath + call.path);
      const request = { method: 'POST', path, accessToken, body: call.body, timestamp };
      return {
        ...settings.extraHeaders,
        ...extraHeaders,
        Authorization: `Bearer ${accessToken}`,
        'Authorization-Customer': `Bearer ${customerAccessToken}`,
        'X-SIGNATURE': await signCall(request),
        'X-PARTNER-ID': partnerId,
        'X-EXTERNAL-ID': externalId(Date.now()),
        'CHANNEL-ID': channelId,
      };
    };

    return callPivot(settings, call, sign, deadline, {
      'renew-b2b-token': async () => {
        accessToken = await tokens.b2b(accessToken);
        return true;
      },
      'renew-customer-token': async () => {
        if (!isKept) {
          customerAccessToken = await tokens.ofWallet(customerId, customer, customerAccessToken);
        } else if (customer.renew) {
          customerAccessToken = await renewKept(customer.renew);
        } else {
          return false;
        }
        return true;
      },
    });
  };
}

async function renewKept(renew: NonNullable<CustomerToken['renew']>): Promise<string> {
  const token: unknown = await callMerchant('customer.renew', renew);
  if (isToken(token)) return token;
  throw new SnapRefusal('50000', 'General Error', 'customer.renew brought no usable token');
}

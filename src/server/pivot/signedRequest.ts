import { isToken } from '../checks.ts';
import { inTime } from '../deadline.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import {
  callMerchant,
  type CustomerToken,
  type ResolvedPayment,
} from '../proxy/resolvedPayment.ts';
import { externalId } from '../signing/headers.ts';
import { SnapError } from '../SnapError.ts';
import { requestWithRetry, type Sign, type SnapCall } from './requestWithRetry.ts';
import type { PivotResponse } from './readResponse.ts';
import { createTokens } from './tokens.ts';

/** A call that is made in a customer's name: with both tokens, and signed with the B2B token. */
export type SignedRequest = (
  call: SnapCall,
  payment: ResolvedPayment,
  deadline: number,
) => Promise<PivotResponse>;

/**
 * Makes calls with every header of the reference page.
 *
 * @see Reference page, "Request Header".
 */
export function createSignedRequest(settings: PivotSettings): SignedRequest {
  const { apiBaseUrl, channelId, partnerId, signCall, signedPath } = settings;
  const basePath = new URL(apiBaseUrl).pathname.replace(/\/$/, '');
  const tokens = createTokens(settings);
  const keptTokens = createKeptTokens();

  return async (call, payment, deadline) => {
    const { customerId, customer, extraHeaders } = payment;
    const getInTime = async <T>(work: Promise<T>): Promise<T> => {
      const got = await inTime(work, Math.max(deadline - Date.now(), 0));
      if (got !== undefined) return got.value;
      // Nothing was asked of the payment itself.
      const detail = 'no token in time: the request that gets it is not done';
      throw new SnapError('50300', 'Service Unavailable', detail, { retryAfterMs: 5000 });
    };
    const ofCustomer = (refused?: string): Promise<string> =>
      'accessToken' in customer
        ? keptTokens(payment, customer, refused)
        : tokens.ofWallet(customerId, customer, refused);
    const getBoth = async (): Promise<[string, string]> => [await tokens.b2b(), await ofCustomer()];
    let [accessToken, customerAccessToken] = await getInTime(getBoth());

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

    return requestWithRetry(settings, call, sign, deadline, {
      'renew-b2b-token': async () => {
        accessToken = await getInTime(tokens.b2b(accessToken));
        return true;
      },
      'renew-customer-token': async () => {
        const refused = customerAccessToken;
        customerAccessToken = await getInTime(ofCustomer(refused));
        return customerAccessToken !== refused;
      },
    });
  };
}

/** Resolves with a token that the merchant keeps; another one if it was refused and can be renewed. */
type KeptTokens = (
  payment: ResolvedPayment,
  customer: CustomerToken,
  refused: string | undefined,
) => Promise<string>;

/** The calls of one request share what its customer's token was renewed to. */
function createKeptTokens(): KeptTokens {
  const renewals = new WeakMap<ResolvedPayment, Promise<string>>();

  return async (payment, { accessToken, renew }, refused) => {
    const earlier = renewals.get(payment);
    const token = (await earlier) ?? accessToken;
    if (token !== refused || renew === undefined) return token;
    // Another call of the request may have begun to renew it meanwhile.
    const renewal = renewals.get(payment);
    const latest = renewal === undefined || renewal === earlier ? renewKept(renew) : renewal;
    renewals.set(payment, latest);
    return latest;
  };
}

async function renewKept(renew: NonNullable<CustomerToken['renew']>): Promise<string> {
  const token: unknown = await callMerchant('customer.renew', renew);
  if (isToken(token)) return token;
  throw new SnapError('50000', 'General Error', 'customer.renew brought no usable token');
}

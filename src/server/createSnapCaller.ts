import { callPivot } from './callPivot.ts';
import { createB2bToken } from './createB2bToken.ts';
import { createCustomerTokens } from './createCustomerTokens.ts';
import { externalId } from './externalId.ts';
import type { PaymentGrant } from './PaymentGrant.ts';
import type { PivotAnswer } from './PivotAnswer.ts';
import type { PivotSettings } from './PivotSettings.ts';
import type { SnapCall } from './SnapCall.ts';
import { signSymmetric } from './signSymmetric.ts';

/** A call that is made in a customer's name: with both tokens, and signed with the B2B token. */
export type CustomerCall = (
  call: Omit<SnapCall, 'sign'>,
  grant: PaymentGrant,
  deadline: number,
) => Promise<PivotAnswer>;

/**
 * Makes calls with every header of the reference page.
 *
 * @see Reference page, "Request Header".
 */
export function createSnapCaller(settings: PivotSettings): CustomerCall {
  const { apiBaseUrl, channelId, partnerId, signatureEncoding, signedPath } = settings;
  const basePath = new URL(apiBaseUrl).pathname.replace(/\/$/, '');
  const b2bToken = createB2bToken(settings);
  const customerTokens = createCustomerTokens(settings);

  return async (call, grant, deadline) => {
    let accessToken = await b2bToken();
    let customerAccessToken = await customerTokens.get(grant);

    async function sign(timestamp: string): Promise<Record<string, string>> {
      const request = {
        method: 'POST',
        path: signedPath(basePath + call.path),
        accessToken,
        body: call.body,
        timestamp,
      };
      const secret = await settings.clientSecretKey();
      return {
        ...settings.extraHeaders,
        ...grant.extraHeaders,
        Authorization: `Bearer ${accessToken}`,
        'Authorization-Customer': `Bearer ${customerAccessToken}`,
        'X-SIGNATURE': await signSymmetric(secret, request, signatureEncoding),
        'X-PARTNER-ID': partnerId,
        'X-EXTERNAL-ID': externalId(Date.now()),
        'CHANNEL-ID': channelId,
      };
    }

    return callPivot(settings, { ...call, sign }, deadline, {
      'renew-b2b-token': async () => {
        accessToken = await b2bToken(accessToken);
        return true;
      },
      'renew-customer-token': async () => {
        const renewed = await customerTokens.renew(grant, customerAccessToken);
        customerAccessToken = renewed ?? customerAccessToken;
        return renewed !== undefined;
      },
    });
  };
}

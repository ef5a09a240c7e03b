import { SERVICE_CODES } from '../snap/services.ts';
import { callPivot } from './callPivot.ts';
import { isSuccess } from './isSuccess.ts';
import { isToken } from './isToken.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { refusalOf } from './refusalOf.ts';
import { signTokenRequest } from './signTokenRequest.ts';

/** By what a token is asked for: the merchant's own credentials, or a customer's binding. */
export type TokenGrant = { refreshToken?: string | undefined } & (
  { grantType: 'client_credentials' } | { grantType: 'authorization_code'; authCode: string }
);

/** A token call's reply, whose token may stand in a header. */
export type TokenReply = Record<string, unknown> & { accessToken: string };

/**
 * Asks Pivot for a token.
 *
 * @throws SnapRefusal; 503 where the token service is down, so that the browser comes again.
 * @see Pivot's page "Authentication".
 */
export async function fetchToken(settings: PivotSettings, grant: TokenGrant): Promise<TokenReply> {
  const { clientId, signatureEncoding, timeoutMs, tokensPath } = settings;
  const [kind, serviceCode] =
    grant.grantType === 'client_credentials'
      ? (['b2b', SERVICE_CODES.tokenB2b] as const)
      : (['b2b2c', SERVICE_CODES.tokenB2b2c] as const);
  const path = `${tokensPath}/${kind}`;
  const privateKey = await settings.privateKey();
  const answer = await callPivot(
    settings,
    {
      operation: `token-${kind}`,
      serviceCode,
      path,
      body: JSON.stringify({ ...grant, additionalInfo: {} }),
    },
    async (timestamp) => ({
      'X-CLIENT-KEY': clientId,
      'X-SIGNATURE': await signTokenRequest(privateKey, clientId, timestamp, signatureEncoding),
    }),
    // Whoever waits for the token wants to use it before their own time is up.
    Date.now() + timeoutMs / 2,
  );
  const { responseCode, problem = `Pivot answered ${responseCode}` } = answer;
  const { accessToken } = answer.body;
  if (isSuccess(answer) && isToken(accessToken)) return { ...answer.body, accessToken };
  if (responseCode.startsWith('404')) answer.problem = `no ${path}: see the option tokensPath`;
  if (responseCode.startsWith('4')) throw refusalOf(answer);
  // Nothing was asked of the payment itself, so that its outcome is not unknown.
  throw refusalOf({
    ...answer,
    responseCode: `503${serviceCode}00`,
    responseMessage: 'Service Unavailable',
    problem: `no token: ${problem}`,
  });
}

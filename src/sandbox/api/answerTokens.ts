import { SandboxError } from '../SandboxError.ts';
import type { Answer } from '../magicReference.ts';
import { toHex } from '../../snap/bytes.ts';
import type { SandboxContext } from '../context.ts';
import type { SandboxCredentials } from '../credentials.ts';
import { authorizeTokenCall, readJson } from './authorize.ts';
import { tokenB2b2cResponse, tokenB2bResponse } from './responses.ts';

/**
 * Answers the B2B token call.
 *
 * @see Pivot's page "Authentication".
 */
export async function answerTokenB2b(context: SandboxContext, request: Request): Promise<Answer> {
  await authorizeTokenCall(context, request);
  const { grantType } = readJson(await request.text());
  if (grantType === undefined) throw new SandboxError('40002', 'grantType is missing');
  if (grantType !== 'client_credentials') {
    throw new SandboxError('40001', 'grantType must be client_credentials');
  }
  const accessToken = randomToken();
  context.b2bTokens.set(accessToken, context.now() + ACCESS_TOKEN_SECONDS * 1000);
  return { body: tokenB2bResponse(accessToken, ACCESS_TOKEN_SECONDS) };
}

const REFRESH_TOKEN_MS = 15 * 24 * 60 * 60 * 1000;

/**
 * Answers the B2B2C token call: by `authCode` (the binding id), with the customer's
 * `refreshToken` beside it as in Pivot's example or without, or by `refreshToken` alone as in
 * SNAP's refresh grant.
 *
 * @see Pivot's page "Authentication"; ASPI, "Keamanan", access token B2B2C.
 */
export async function answerTokenB2b2c(context: SandboxContext, request: Request): Promise<Answer> {
  await authorizeTokenCall(context, request);
  const customer = findCustomer(context.credentials, readJson(await request.text()));
  const accessToken = randomToken();
  const accessTokenExpiresAt = context.now() + ACCESS_TOKEN_SECONDS * 1000;
  context.customerTokens.set(accessToken, {
    bindingId: customer.bindingId,
    expiresAt: accessTokenExpiresAt,
  });
  return {
    body: tokenB2b2cResponse({
      accessToken,
      accessTokenExpiresAt,
      refreshToken: customer.refreshToken,
      refreshTokenExpiresAt: context.now() + REFRESH_TOKEN_MS,
    }),
  };
}

function findCustomer(
  credentials: SandboxCredentials,
  body: Record<string, unknown>,
): { bindingId: string; refreshToken: string } {
  const { grantType, authCode, refreshToken } = body;
  if (grantType === undefined) throw new SandboxError('40002', 'grantType is missing');
  const isRefresh = typeof grantType === 'string' && grantType.toLowerCase() === 'refresh_token';
  if (!isRefresh && grantType !== 'authorization_code') {
    throw new SandboxError('40001', 'grantType must be authorization_code or refresh_token');
  }
  const missing = isRefresh ? 'refreshToken' : 'authCode';
  if (body[missing] === undefined) throw new SandboxError('40002', `${missing} is missing`);

  const { bindingId, customerRefreshToken, secondBindingId, secondCustomerRefreshToken } =
    credentials;
  const customer = [
    { bindingId, refreshToken: customerRefreshToken },
    { bindingId: secondBindingId, refreshToken: secondCustomerRefreshToken },
  ].find(
    (known) =>
      (authCode === undefined || authCode === known.bindingId) &&
      (refreshToken === undefined || refreshToken === known.refreshToken),
  );
  if (customer === undefined) {
    throw new SandboxError('40104', 'authCode or refreshToken belongs to no customer');
  }
  return customer;
}

/**
 * How long both kinds of access token live.
 *
 * @see Pivot's page "Authentication": 900 seconds.
 */
const ACCESS_TOKEN_SECONDS = 900;

/** A new opaque token: 48 random bytes as 96 hex digits. */
function randomToken(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(48)));
}

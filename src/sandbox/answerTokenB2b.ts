import { ACCESS_TOKEN_SECONDS } from './ACCESS_TOKEN_SECONDS.ts';
import type { Answer } from './Answer.ts';
import { authorizeTokenCall } from './authorizeTokenCall.ts';
import { randomToken } from './randomToken.ts';
import { readJson } from './readJson.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';
import { tokenB2bReply } from './tokenB2bReply.ts';

/**
 * Answers the B2B token call.
 *
 * @see Pivot's page "Authentication".
 */
export async function answerTokenB2b(context: SandboxContext, request: Request): Promise<Answer> {
  await authorizeTokenCall(context, request);
  const { grantType } = readJson(await request.text());
  if (grantType === undefined) throw new SandboxRefusal('40002', 'grantType is missing');
  if (grantType !== 'client_credentials') {
    throw new SandboxRefusal('40001', 'grantType must be client_credentials');
  }
  const accessToken = randomToken();
  context.b2bTokens.set(accessToken, context.now() + ACCESS_TOKEN_SECONDS * 1000);
  return { body: tokenB2bReply(accessToken, ACCESS_TOKEN_SECONDS) };
}

import type { Answer } from './Answer.ts';
import { applyOttReply } from './applyOttReply.ts';
import { authorizeCall } from './authorizeCall.ts';
import { createSession } from './createSession.ts';
import { playCase } from './playCase.ts';
import { readApplyOtt } from './readApplyOtt.ts';
import { readPayment } from './readPayment.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';
import { signLinkToken } from './signLinkToken.ts';
import { WEBVIEW_PATH } from './WEBVIEW_PATH.ts';

/**
 * Answers Apply OTT with a new link.
 *
 * @see Reference page.
 */
export async function answerApplyOtt(context: SandboxContext, request: Request): Promise<Answer> {
  const text = await request.text();
  const bindingId = await authorizeCall(context, request, text);
  const order = readApplyOtt(text);
  const { partnerReferenceNo } = order;
  if (readPayment(context, bindingId, partnerReferenceNo)?.status === '00') {
    throw new SandboxRefusal('40901', 'this reference is paid');
  }

  playCase(context, 'applyOtt', partnerReferenceNo);

  const session = createSession(context, bindingId, order);
  context.sessions.set(session.id, session);
  const token = await signLinkToken(context.credentials.clientSecret, {
    iss: 'wallet-backend',
    sub: bindingId,
    exp: Math.floor(session.expiresAt / 1000),
    identifierValue: bindingId,
    merchantId: context.credentials.partnerId,
    sessionId: session.id,
  });
  return {
    body: applyOttReply({
      paymentUrl: `${context.origin}${WEBVIEW_PATH}?token=${token}`,
      expiresAt: session.expiresAt,
      ott: session.id,
      // Pivot's pages show both forms: every other link has the longer one.
      fractionDigits: context.sessions.size % 2 === 1 ? 6 : 9,
    }),
    magic: { operation: 'applyOtt', partnerReferenceNo },
  };
}

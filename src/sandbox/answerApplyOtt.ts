import type { ApplyOttReplyBody } from '../wire/ApplyOttReplyBody.ts';
import { applyOttReply } from './applyOttReply.ts';
import { authorizeCall } from './authorizeCall.ts';
import { readApplyOtt } from './readApplyOtt.ts';
import { readPayment } from './readPayment.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';
import { signLinkToken } from './signLinkToken.ts';
import { uuidV7 } from './uuidV7.ts';
import { WEBVIEW_PATH } from './WEBVIEW_PATH.ts';

const LINK_MS = 15 * 60 * 1000;

/**
 * Answers Apply OTT: a new link that lives for 15 minutes.
 *
 * @see Reference page.
 */
export async function answerApplyOtt(
  context: SandboxContext,
  request: Request,
): Promise<ApplyOttReplyBody> {
  const text = await request.text();
  const bindingId = await authorizeCall(context, request, text);
  const { partnerReferenceNo, redirectUrl, failedRedirectUrl } = readApplyOtt(text);
  if (readPayment(context, bindingId, partnerReferenceNo)?.status === '00') {
    throw new SandboxRefusal('40901', 'this reference is paid');
  }

  const now = context.now();
  const id = uuidV7(now);
  const expiresAt = now + LINK_MS;
  context.sessions.set(id, {
    id,
    partnerReferenceNo,
    bindingId,
    redirectUrl,
    failedRedirectUrl,
    expiresAt,
    wrongPins: 0,
  });
  const token = await signLinkToken(context.credentials.clientSecret, {
    iss: 'wallet-backend',
    sub: bindingId,
    exp: Math.floor(expiresAt / 1000),
    identifierValue: bindingId,
    merchantId: context.credentials.partnerId,
    sessionId: id,
  });
  return applyOttReply({
    paymentUrl: `${context.origin}${WEBVIEW_PATH}?token=${token}`,
    expiresAt,
    ott: id,
    // Pivot's pages show both forms: every other link has the longer one.
    fractionDigits: context.sessions.size % 2 === 1 ? 6 : 9,
  });
}

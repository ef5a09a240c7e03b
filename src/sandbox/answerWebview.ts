import { actOnSession } from './actOnSession.ts';
import { findOutcome } from './findOutcome.ts';
import type { PaymentSession } from './PaymentSession.ts';
import { readLinkToken } from './readLinkToken.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { confirmPage } from './webview/confirmPage.ts';
import { deadLinkPage } from './webview/deadLinkPage.ts';
import { pageResponse } from './webview/pageResponse.ts';
import { resultPage } from './webview/resultPage.ts';
import { scanPage } from './webview/scanPage.ts';
import { WEBVIEW_ASSETS } from './webview/WEBVIEW_ASSETS.ts';
import { WEBVIEW_PATH } from './WEBVIEW_PATH.ts';

/**
 * Answers the payment page and its files. Each step is a form post that is answered with a
 * redirect to the page itself, so that reload and Back do no harm.
 *
 * @returns undefined where the path is none of the webview's.
 */
export async function answerWebview(
  context: SandboxContext,
  request: Request,
): Promise<Response | undefined> {
  const { pathname, search, searchParams } = new URL(request.url);
  const asset = WEBVIEW_ASSETS.get(pathname);
  if (asset !== undefined) {
    return new Response(asset.text, {
      headers: { 'Content-Type': asset.type, 'Cache-Control': 'no-cache' },
    });
  }
  if (pathname !== WEBVIEW_PATH) return undefined;

  const token = searchParams.get('token') ?? '';
  const sessionId = await readLinkToken(context.credentials.clientSecret, token);
  const session = sessionId === undefined ? undefined : context.sessions.get(sessionId);
  if (session === undefined) return pageResponse(404, deadLinkPage('unknown'));
  if (request.method !== 'POST') return showSession(context, session);
  // A body that is no form asks for nothing.
  actOnSession(context, session, await request.formData().catch(() => new FormData()));
  return new Response(null, { status: 303, headers: { Location: pathname + search } });
}

function showSession(context: SandboxContext, session: PaymentSession): Response {
  const now = context.now();
  const outcome = findOutcome(context, session);
  if (outcome !== undefined) return pageResponse(200, resultPage(session, outcome, now));
  if (session.expiresAt <= now) {
    return pageResponse(410, deadLinkPage('expired', session.failedRedirectUrl));
  }
  const { scanned } = session;
  return pageResponse(
    200,
    scanned === undefined
      ? scanPage(session, context.samples(session.partnerReferenceNo), now)
      : confirmPage(session, scanned, context.credentials.pin, now),
  );
}

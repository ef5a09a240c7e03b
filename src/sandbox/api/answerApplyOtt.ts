import { SandboxError } from '../SandboxError.ts';
import { type Answer, playCase, PLAYS, takePlay } from '../magicReference.ts';
import { type ApplyOttRequestBody, validateApplyOtt } from '../../snap/applyOtt.ts';
import { isRecord } from '../../snap/parse.ts';
import type { SandboxContext } from '../context.ts';
import { createPaymentUrl } from '../linkToken.ts';
import { createSession } from '../sessions.ts';
import { describeTransaction } from '../transactions.ts';
import { authorizeCall, readJson } from './authorize.ts';
import { applyOttResponse } from './responses.ts';

/**
 * Answers Apply OTT with a new link, also for a reference that is paid: whether Pivot refuses that
 * is not published.
 *
 * @see Reference page.
 */
export async function answerApplyOtt(context: SandboxContext, request: Request): Promise<Answer> {
  const text = await request.text();
  const bindingId = await authorizeCall(context, request, text);
  const order = readApplyOtt(text);
  const { partnerReferenceNo } = order;
  playCase(context, 'applyOtt', partnerReferenceNo);
  const refusal = takePlay(context, 'applyOtt', partnerReferenceNo, PLAYS.refusal);
  if (refusal !== undefined && isPaid(context, partnerReferenceNo)) {
    throw new SandboxError('40901', 'this reference is paid');
  }

  const session = createSession(context, bindingId, order);
  return {
    body: applyOttResponse({
      paymentUrl: await createPaymentUrl(context, session),
      expiresAt: session.urlExpiry,
      ott: session.id,
      // Pivot's pages show both forms: every other link has the longer one.
      fractionDigits: context.sessions.size % 2 === 1 ? 6 : 9,
    }),
    magic: { operation: 'applyOtt', partnerReferenceNo },
  };
}

function isPaid(context: SandboxContext, partnerReferenceNo: string): boolean {
  return [...context.sessions.values()].some(
    (session) =>
      session.partnerReferenceNo === partnerReferenceNo &&
      describeTransaction(session.transaction, context.now()).status === '00',
  );
}

/**
 * Reads the order in an Apply OTT body. The URLs may have the names of Pivot's table (`redirectionUrl`,
 * `failedRedirectionUrl`) instead of those of its example.
 *
 * @see Reference page, "Request Body" and "Request Parameter Detail".
 */
function readApplyOtt(text: string): ApplyOttRequestBody['additionalInfo'] {
  const body = readJson(text);
  if (isRecord(body['additionalInfo'])) {
    const { redirectionUrl, failedRedirectionUrl, ...info } = body['additionalInfo'];
    body['additionalInfo'] = {
      redirectUrl: redirectionUrl,
      failedRedirectUrl: failedRedirectionUrl,
      ...info,
    };
  }
  const fault = validateApplyOtt(body);
  if (fault !== undefined) throw new SandboxError(`400${fault.caseCode}`, fault.message);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no fault was found in it
  return (body as unknown as ApplyOttRequestBody).additionalInfo;
}

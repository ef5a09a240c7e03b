import { SandboxRefusal } from '../SandboxRefusal.ts';
import { type Answer, playCase, PLAYS, takePlay } from '../magicReference.ts';
import { findStatusFault, type StatusReplyBody } from '../../snap/status.ts';
import type { SandboxContext } from '../context.ts';
import { readPayment } from '../sessions.ts';
import { authorizeCall, readJson } from './authorize.ts';
import { statusReply } from './replies.ts';

/** What a magic reference makes the inquiry say. */
const STATUS_PLAYS: Record<(typeof PLAYS.status)[number], Partial<StatusReplyBody>> = {
  'other-reference': { originalPartnerReferenceCode: 'another-reference' },
  strange: { latestTransactionStatus: '99', transactionStatusDesc: 'Strange' },
};

/**
 * Answers Inquiry Payment Status. A customer's token sees that customer's payments only.
 *
 * @see Pivot's page "Inquiry Payment Status".
 */
export async function answerStatus(context: SandboxContext, request: Request): Promise<Answer> {
  const text = await request.text();
  const bindingId = await authorizeCall(context, request, text);
  const body = readJson(text);
  const fault = findStatusFault(body);
  if (fault !== undefined) throw new SandboxRefusal(`400${fault.caseCode}`, fault.message);
  const partnerReferenceNo = String(body['originalPartnerReferenceNo']);
  playCase(context, 'status', partnerReferenceNo);
  const payment = readPayment(context, bindingId, partnerReferenceNo);
  if (payment === undefined) throw new SandboxRefusal('40401', 'no link was made for it');
  if (payment.isCutShort) throw new SandboxRefusal('40300', 'the link was ended before its time');
  const play = takePlay(context, 'status', partnerReferenceNo, PLAYS.status);
  return {
    body: { ...statusReply(payment), ...(play && STATUS_PLAYS[play]) },
    magic: { operation: 'status', partnerReferenceNo },
  };
}

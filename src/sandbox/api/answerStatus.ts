import { SandboxError } from '../SandboxError.ts';
import { type Answer, playCase, PLAYS, takePlay } from '../magicReference.ts';
import { SERVICE_CODES } from '../../snap/services.ts';
import { validateStatusRequest, type StatusResponseBody } from '../../snap/status.ts';
import type { PaymentSession, PaymentTransaction, SandboxContext } from '../context.ts';
import { listSessions } from '../sessions.ts';
import { describeTransaction, findLatestTransaction } from '../transactions.ts';
import { authorizeCall, readJson } from './authorize.ts';
import { snapRefusal, statusResponse } from './responses.ts';

/** What a magic reference makes of the inquiry's reply. */
const STATUS_PLAYS: Record<
  (typeof PLAYS.status)[number],
  (body: StatusResponseBody) => StatusResponseBody
> = {
  'other-reference': (body) => ({ ...body, originalPartnerReferenceCode: 'another-reference' }),
  strange: (body) => ({
    ...body,
    latestTransactionStatus: '99',
    transactionStatusDesc: 'Strange',
  }),
  anonymous: ({ originalReferenceNo: _no, transactionDate: _date, paidTime: _time, ...body }) =>
    body,
};

/**
 * Answers Inquiry Payment Status with the latest transaction of the reference, whichever link it is
 * of. A customer's token sees that customer's payments only.
 *
 * @see Pivot's page "Inquiry Payment Status".
 */
export async function answerStatus(context: SandboxContext, request: Request): Promise<Answer> {
  const text = await request.text();
  const bindingId = await authorizeCall(context, request, text);
  const body = readJson(text);
  const fault = validateStatusRequest(body);
  if (fault !== undefined) throw new SandboxError(`400${fault.caseCode}`, fault.message);
  const partnerReferenceNo = String(body['originalPartnerReferenceNo']);
  const now = context.now();
  const sessions = listSessions(context, bindingId, partnerReferenceNo);
  const transaction = findLatestTransaction(sessions, now);
  const operation = transaction === undefined ? 'unbegun' : 'status';
  const magic = { operation, partnerReferenceNo } as const;
  playCase(context, operation, partnerReferenceNo);
  const link = sessions.at(-1);
  if (link === undefined) {
    return { ...snapRefusal(SERVICE_CODES.status, '40401', 'no link was made for it'), magic };
  }
  if (isCutShort(link, transaction, now)) {
    throw new SandboxError('40300', 'the link was ended before its time');
  }
  const play = takePlay(context, operation, partnerReferenceNo, PLAYS.status);
  const reply = statusResponse({ partnerReferenceNo, ...describeTransaction(transaction, now) });
  return { body: play === undefined ? reply : STATUS_PLAYS[play](reply), magic };
}

/** Whether the developer has ended the newest link, and no payment has changed since. */
function isCutShort(
  { cutShortAt }: PaymentSession,
  transaction: PaymentTransaction | undefined,
  now: number,
): boolean {
  if (cutShortAt === undefined) return false;
  if (transaction === undefined) return true;
  const { begunAt, end } = transaction;
  const hasEnded = end !== undefined && end.knownAt <= now;
  if (hasEnded && end.status === 'paid') return false;
  return (hasEnded ? end.knownAt : begunAt) <= cutShortAt;
}

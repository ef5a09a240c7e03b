import { findStatusFault } from '../wire/findStatusFault.ts';
import type { StatusReplyBody } from '../wire/StatusReplyBody.ts';
import { authorizeCall } from './authorizeCall.ts';
import { readJson } from './readJson.ts';
import { readPayment } from './readPayment.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';
import { statusReply } from './statusReply.ts';

/**
 * Answers Inquiry Payment Status. A customer's token sees that customer's payments only.
 *
 * @see Pivot's page "Inquiry Payment Status".
 */
export async function answerStatus(
  context: SandboxContext,
  request: Request,
): Promise<StatusReplyBody> {
  const text = await request.text();
  const bindingId = await authorizeCall(context, request, text);
  const body = readJson(text);
  const fault = findStatusFault(body);
  if (fault !== undefined) throw new SandboxRefusal(`400${fault.caseCode}`, fault.message);
  const payment = readPayment(context, bindingId, String(body['originalPartnerReferenceNo']));
  if (payment === undefined) throw new SandboxRefusal('40401', 'no link was made for it');
  return statusReply(payment);
}

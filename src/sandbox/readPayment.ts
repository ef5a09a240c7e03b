import { findOutcome } from './findOutcome.ts';
import { listSessions } from './listSessions.ts';
import type { SandboxContext } from './SandboxContext.ts';
import type { StatusReplyParts } from './statusReply.ts';

/** SNAP's status of what the webview calls by name. */
const STATUS = { paid: '00', cancelled: '05', failed: '06' } as const;

/**
 * How the payment of a customer's reference stands: paid if any of its links was paid, else as its
 * newest link. A link that ends unused leaves no transaction behind.
 *
 * @returns undefined where this customer never had a link for the reference.
 */
export function readPayment(
  context: SandboxContext,
  bindingId: string,
  partnerReferenceNo: string,
): StatusReplyParts | undefined {
  const session = listSessions(context, bindingId, partnerReferenceNo).at(-1);
  if (session === undefined) return undefined;
  const now = context.now();
  const outcome = findOutcome(context, session);
  if (session.settleMs === Infinity) return { partnerReferenceNo, status: '03' };
  if (outcome === undefined) {
    const { isCutShort } = session;
    return { partnerReferenceNo, status: session.expiresAt <= now ? '07' : '01', isCutShort };
  }
  const { amount, at } = outcome;
  if (outcome.status === 'paid' && at + session.settleMs > now) {
    return { partnerReferenceNo, status: '03', amount };
  }
  return { partnerReferenceNo, status: STATUS[outcome.status], paidAt: at, amount };
}

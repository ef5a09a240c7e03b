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
  const sessions = [...context.sessions.values()].filter(
    (session) =>
      session.bindingId === bindingId && session.partnerReferenceNo === partnerReferenceNo,
  );
  const session = sessions.find(({ outcome }) => outcome?.status === 'paid') ?? sessions.at(-1);
  if (session === undefined) return undefined;
  const { outcome, expiresAt } = session;
  if (outcome === undefined) {
    return { partnerReferenceNo, status: expiresAt <= context.now() ? '07' : '01' };
  }
  return {
    partnerReferenceNo,
    status: STATUS[outcome.status],
    paidAt: outcome.at,
    amount: outcome.amount,
  };
}

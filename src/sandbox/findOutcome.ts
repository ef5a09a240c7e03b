import { listSessions } from './listSessions.ts';
import type { PaymentOutcome, PaymentSession } from './PaymentSession.ts';
import type { SandboxContext } from './SandboxContext.ts';

/** How a link ended by now: because the order was paid, by whichever link, or by itself. */
export function findOutcome(
  context: SandboxContext,
  session: PaymentSession,
): PaymentOutcome | undefined {
  const { bindingId, partnerReferenceNo } = session;
  const siblings = listSessions(context, bindingId, partnerReferenceNo);
  const paid = siblings.find((sibling) => endedAs(sibling, context.now())?.status === 'paid');
  return endedAs(paid ?? session, context.now());
}

function endedAs({ outcome }: PaymentSession, now: number): PaymentOutcome | undefined {
  return outcome !== undefined && outcome.at <= now ? outcome : undefined;
}

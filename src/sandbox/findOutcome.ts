import type { PaymentOutcome, PaymentSession } from './PaymentSession.ts';
import type { SandboxContext } from './SandboxContext.ts';

/** How a link ended: by itself, or because another link of the same order was paid. */
export function findOutcome(
  context: SandboxContext,
  session: PaymentSession,
): PaymentOutcome | undefined {
  const { bindingId, partnerReferenceNo } = session;
  const paid = [...context.sessions.values()].find(
    (other) =>
      other.bindingId === bindingId &&
      other.partnerReferenceNo === partnerReferenceNo &&
      other.outcome?.status === 'paid',
  );
  return paid?.outcome ?? session.outcome;
}

import type { PaymentSession } from './PaymentSession.ts';
import type { SandboxContext } from './SandboxContext.ts';

/** A customer's links for one reference, oldest first. */
export function listSessions(
  context: SandboxContext,
  bindingId: string,
  partnerReferenceNo: string,
): PaymentSession[] {
  return [...context.sessions.values()].filter(
    (session) =>
      session.bindingId === bindingId && session.partnerReferenceNo === partnerReferenceNo,
  );
}

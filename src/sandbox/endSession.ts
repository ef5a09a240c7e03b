import type { PaymentOutcome, PaymentSession } from './PaymentSession.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { sendCallback } from './sendCallback.ts';
import { waitQuietly } from './waitQuietly.ts';

/**
 * Ends a payment, and tells the merchant's callback.
 *
 * @param amount Rupiah with two decimals. Default: that of the QRIS in front of the customer.
 * @param at When it ends, epoch ms; it may lie ahead. Default: now.
 */
export function endSession(
  context: SandboxContext,
  session: PaymentSession,
  status: PaymentOutcome['status'],
  amount: string | undefined = session.scanned?.amount,
  at: number = context.now(),
): void {
  const outcome = { status, at, amount };
  session.outcome = outcome;
  void announce(context, session, outcome);
}

async function announce(
  context: SandboxContext,
  session: PaymentSession,
  outcome: PaymentOutcome,
): Promise<void> {
  const { partnerReferenceNo } = session;
  const { at, status } = outcome;
  if (at > context.now()) await waitQuietly(at - context.now());
  context.onEvent({ type: 'payment', partnerReferenceNo, status });
  await sendCallback(context, session, outcome);
}

import type { ApplyOttRequestBody } from '../snap/applyOtt.ts';
import { endSession } from './endSession.ts';
import type { PaymentSession } from './PaymentSession.ts';
import { PLAYS } from './PLAYS.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { takePlay } from './takePlay.ts';
import { uuidV7 } from './uuidV7.ts';

const LINK_MS = 15 * 60 * 1000;
/** A link whose payment comes late, and how late that is. */
const SHORT_LINK_MS = 10_000;
const LATE_MS = 5000;
const LATE_AMOUNT = '36000.00';

/** Starts a payment link of 15 minutes, or of what its magic reference says. */
export function createSession(
  context: SandboxContext,
  bindingId: string,
  order: ApplyOttRequestBody['additionalInfo'],
): PaymentSession {
  const { partnerReferenceNo, redirectUrl, failedRedirectUrl } = order;
  const play = takePlay(context, 'applyOtt', partnerReferenceNo, PLAYS.payment);
  const now = context.now();
  const session: PaymentSession = {
    id: uuidV7(now),
    partnerReferenceNo,
    bindingId,
    redirectUrl,
    failedRedirectUrl,
    expiresAt: now + LINK_MS,
    settleMs: 0,
    wrongPins: 0,
  };
  if (play === 'expired') session.expiresAt = now - 1000;
  if (play === 'pending') session.settleMs = context.pendingMs;
  if (play === 'never-final') session.settleMs = Infinity;
  if (play === 'paid-late') {
    session.expiresAt = now + SHORT_LINK_MS;
    endSession(context, session, 'paid', LATE_AMOUNT, session.expiresAt + LATE_MS);
  }
  return session;
}

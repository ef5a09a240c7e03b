import type { PaymentSession, SampleQris, SandboxContext } from './context.ts';
import { type ApplyOttRequestBody, LINK_LIFE_MS } from '../snap/applyOtt.ts';
import { PLAYS, takePlay } from './magicReference.ts';
import { payAtEnd, uuidV7 } from './transactions.ts';

/** A link that is paid in its last moment lives this long. */
const SHORT_LINK_MS = 20_000;

/** Starts a payment link of 15 minutes, or of what its magic reference says. */
export function createSession(
  context: SandboxContext,
  bindingId: string,
  order: ApplyOttRequestBody['additionalInfo'],
): PaymentSession {
  const { partnerReferenceNo, redirectUrl, failedRedirectUrl } = order;
  const play = takePlay(context, 'applyOtt', partnerReferenceNo, PLAYS.payment);
  const now = context.now();
  const lifeMs = play === 'expired' ? -1000 : play === 'paid-late' ? SHORT_LINK_MS : LINK_LIFE_MS;
  const session: PaymentSession = {
    id: uuidV7(now),
    partnerReferenceNo,
    bindingId,
    redirectUrl,
    failedRedirectUrl,
    urlExpiry: now + lifeMs,
    expiresAt: Math.floor((now + lifeMs) / 1000) * 1000,
    pendingMs: play === 'pending' ? context.pendingMs : play === 'never-final' ? Infinity : 0,
    isKnownLate: play === 'known-late',
    wrongPins: 0,
  };
  if (play === 'paid-late') payAtEnd(context, session);
  context.sessions.set(session.id, session);
  return session;
}

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

/** What there is to "scan" unless `samples` is given. */
export const SAMPLE_QRIS: readonly [SampleQris & { amount: string }, ...SampleQris[]] = [
  { merchantName: 'Kopi Pagi Sabang', city: 'Jakarta Pusat', amount: '36000.00' },
  { merchantName: 'Toko Buku Senja', city: 'Bandung', amount: '129500.00' },
  { merchantName: 'Warung Kampung Hijau', city: 'Yogyakarta' },
];

import type { PaymentSession, PaymentOutcome, SampleQris, SandboxContext } from './context.ts';
import { type ApplyOttRequestBody, LINK_LIFE_MS } from '../snap/applyOtt.ts';
import type { StatusReplyParts } from './api/replies.ts';
import { sendCallback } from './callback.ts';
import { PLAYS, takePlay, waitQuietly } from './magicReference.ts';

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
    expiresAt: now + LINK_LIFE_MS,
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

/**
 * A UUID of version 7, as Pivot uses for its one-time tokens: sortable by when it was made.
 *
 * @param now Epoch ms.
 * @see RFC 9562, section 5.7.
 */
function uuidV7(now: number): string {
  const random = crypto.randomUUID();
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

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

/** A customer's links for one reference, oldest first. */
function listSessions(
  context: SandboxContext,
  bindingId: string,
  partnerReferenceNo: string,
): PaymentSession[] {
  return [...context.sessions.values()].filter(
    (session) =>
      session.bindingId === bindingId && session.partnerReferenceNo === partnerReferenceNo,
  );
}

/** What there is to "scan" unless the sandbox is given samples of its own. */
export const SAMPLE_QRIS: readonly SampleQris[] = [
  { merchantName: 'Kopi Pagi Sabang', city: 'Jakarta Pusat', amount: '36000.00' },
  { merchantName: 'Toko Buku Senja', city: 'Bandung', amount: '129500.00' },
  { merchantName: 'Warung Kampung Hijau', city: 'Yogyakarta' },
];

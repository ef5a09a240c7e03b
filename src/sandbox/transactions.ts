import type {
  PaymentSession,
  PaymentTransaction,
  SandboxContext,
  TransactionEnd,
} from './context.ts';
import type { StatusReplyParts } from './api/responses.ts';
import { sendCallback } from './callback.ts';
import { waitQuietly } from './magicReference.ts';

/** Begins the transaction of a link, unless the customer has begun it before. */
export function beginTransaction(
  context: SandboxContext,
  session: PaymentSession,
): PaymentTransaction {
  const now = context.now();
  session.transaction ??= { referenceNo: uuidV7(now), begunAt: now };
  // That of a link that is paid in its last moment is there before it has begun.
  session.transaction.begunAt = Math.min(session.transaction.begunAt, now);
  return session.transaction;
}

/** A payment this close to its link's end becomes known late, as any may. */
const LAST_MOMENTS_MS = 10_000;

/**
 * Ends the transaction of a link, and with it the link. The merchant's callback is told at once: it
 * may overtake the inquiry.
 *
 * @param amount Rupiah with two decimals. Default: that of the QRIS in front of the customer.
 */
export function endTransaction(
  context: SandboxContext,
  session: PaymentSession,
  status: TransactionEnd['status'],
  amount: string | undefined = session.scanned?.amount,
): void {
  const at = context.now();
  const isPaid = status === 'paid';
  const isLate = session.isKnownLate || session.expiresAt - at <= LAST_MOMENTS_MS;
  const transaction = beginTransaction(context, session);
  transaction.end = {
    status,
    at,
    amount,
    knownAt: at + (isPaid && isLate ? context.settlementMs : 0),
    finalAt: at + (isPaid ? session.pendingMs : 0),
  };
  void announce(context, session, transaction.referenceNo, transaction.end);
}

const USUAL_AMOUNT = '36000.00';

/** Lets a link be paid in its last moment, unless the customer ends it before. */
export function payAtEnd(context: SandboxContext, session: PaymentSession): void {
  const { partnerReferenceNo, expiresAt } = session;
  const amount = context.samples(partnerReferenceNo)[0]?.amount ?? USUAL_AMOUNT;
  const at = expiresAt - 1;
  const knownAt = at + context.settlementMs;
  const end = { status: 'paid', at, amount, knownAt, finalAt: at } as const;
  const referenceNo = uuidV7(at);
  session.transaction = { referenceNo, begunAt: knownAt, end };
  void announce(context, session, referenceNo, end);
}

async function announce(
  context: SandboxContext,
  session: PaymentSession,
  referenceNo: string,
  end: TransactionEnd,
): Promise<void> {
  const { partnerReferenceNo } = session;
  if (end.at > context.now()) await waitQuietly(end.at - context.now());
  // The customer, or the developer, has ended the link before.
  if (session.transaction?.end !== end) return;
  context.onEvent({ type: 'payment', partnerReferenceNo, status: end.status });
  await sendCallback(context, partnerReferenceNo, referenceNo, end);
}

/** The end of a link's transaction, if it has come. */
export function readEnd({ transaction }: PaymentSession, now: number): TransactionEnd | undefined {
  const end = transaction?.end;
  return end !== undefined && end.at <= now ? end : undefined;
}

/** The transaction that was begun last, by whichever of the links. */
export function findLatestTransaction(
  sessions: readonly PaymentSession[],
  now: number,
): PaymentTransaction | undefined {
  return sessions
    .flatMap(({ transaction }) => transaction ?? [])
    .filter(({ begunAt }) => begunAt <= now)
    .reduce<PaymentTransaction | undefined>(
      (latest, each) => (latest !== undefined && latest.begunAt > each.begunAt ? latest : each),
      undefined,
    );
}

/** SNAP's status of what the webview calls by name. */
const STATUS = { paid: '00', cancelled: '05', failed: '06' } as const;

/** What the inquiry says of a transaction; `07` if the customer has not started to pay. */
export function describeTransaction(
  transaction: PaymentTransaction | undefined,
  now: number,
): Omit<StatusReplyParts, 'partnerReferenceNo'> {
  if (transaction === undefined) return { status: '07' };
  const { referenceNo, begunAt, end } = transaction;
  if (end === undefined || end.knownAt > now) return { status: '01', referenceNo, begunAt };
  const { at, amount, finalAt } = end;
  return finalAt > now
    ? { status: '03', referenceNo, begunAt, amount }
    : { status: STATUS[end.status], referenceNo, begunAt, paidAt: at, amount };
}

/**
 * A UUID of version 7, as Pivot uses for its numbers: sortable by when it was made.
 *
 * @param now Epoch ms.
 * @see RFC 9562, section 5.7.
 */
export function uuidV7(now: number): string {
  const random = crypto.randomUUID();
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

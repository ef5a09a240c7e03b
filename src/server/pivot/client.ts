import type { SnapAmount } from '../../snap/fields.ts';
import { isTransactionNotFound, type StatusResponseBody, toOutcome } from '../../snap/status.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import { checkResolvedPayment, type ResolvedPayment } from '../proxy/resolvedPayment.ts';
import { SnapError } from '../SnapError.ts';
import { createPaymentLinks, type GetLink } from './paymentLinks.ts';
import { createPaymentRecords } from './paymentRecords.ts';
import { createSignedRequest } from './signedRequest.ts';
import { createInquireStatus, createStatusCall, type StatusCall } from './status.ts';

/** What is asked of Pivot. */
export interface PivotClient {
  getLink: GetLink;
  inquireStatus: StatusCall;
}

/** Puts the parts together that share tokens and records. */
export function createPivotClient(settings: PivotSettings): PivotClient {
  const call = createSignedRequest(settings);
  const records = createPaymentRecords(settings);
  const ask = createInquireStatus(settings, call);
  return {
    getLink: createPaymentLinks(settings, records, call, ask),
    inquireStatus: createStatusCall(settings, records, ask),
  };
}

/**
 * - `paid`: paid, and with the amount of the payment, if it names one. The only one that ships goods.
 * - `mismatch`: paid, but with another amount than the payment names. Look at it, refund it, or ask
 *   for the rest under another reference; do not ask for this reference again.
 * - `pending`: not known yet.
 * - `refunded`, `cancelled`, `failed`: as they say.
 * - `not-found`: the customer has not begun.
 */
export type PaymentOutcome = ReturnType<typeof toOutcome>;

/** How a payment stands, as Pivot said just now. */
export interface PaymentStatus {
  outcome: PaymentOutcome;
  /** What was paid, if the reply has it. */
  amount: SnapAmount | undefined;
  /** When it was paid, ISO 8601 with an offset; only for `paid` and `mismatch`, if the reply has it. */
  paidTime?: string | undefined;
  /** Pivot's reply; undefined if it knows no such transaction. */
  status: StatusResponseBody | undefined;
}

/** Reads a status reply by what the merchant expects of the payment. */
export function toPaymentStatus(
  status: StatusResponseBody,
  { amount: expected }: Pick<ResolvedPayment, 'amount'>,
): PaymentStatus & { status: StatusResponseBody } {
  const { latestTransactionStatus, transAmount: amount, paidTime } = status;
  const outcome = toOutcome(latestTransactionStatus, amount, expected);
  // Pivot's example of a cancelled payment has a paidTime, too.
  const isPaid = outcome === 'paid' || outcome === 'mismatch';
  return { outcome, amount, ...(isPaid && { paidTime }), status };
}

/**
 * Asks Pivot how one payment stands.
 *
 * @throws SnapError if no status is to be had, which says nothing about the payment; TypeError if the
 *   payment's own fields are wrong.
 */
export async function inquirePaymentStatus(
  client: PivotClient,
  resolved: ResolvedPayment,
): Promise<PaymentStatus> {
  const payment = checkResolvedPayment(resolved);
  try {
    return toPaymentStatus(await client.inquireStatus(payment), payment);
  } catch (error) {
    if (error instanceof SnapError && isTransactionNotFound(error.responseCode)) {
      return { outcome: 'not-found', amount: undefined, status: undefined };
    }
    throw error;
  }
}

import type { SnapAmount } from '../../snap/fields.ts';
import { isTransactionNotFound, type StatusReplyBody, toOutcome } from '../../snap/status.ts';
import type { PivotOptions } from '../PivotOptions.ts';
import { type PivotSettings, readPivotSettings } from '../pivotSettings.ts';
import { checkGrant, type PaymentGrant } from '../proxy/resolvedPayment.ts';
import { SnapRefusal } from '../SnapRefusal.ts';
import { createPaymentLinks, type GetLink } from './paymentLinks.ts';
import { createPaymentRecords } from './paymentRecords.ts';
import { createSnapCaller } from './signedRequest.ts';
import { createAskStatus, createStatusCall, type StatusCall } from './status.ts';

/** What is asked of Pivot. */
interface PivotClient {
  getLink: GetLink;
  inquireStatus: StatusCall;
}

/** Puts the parts together that share tokens and records. */
export function createPivotClient(settings: PivotSettings): PivotClient {
  const call = createSnapCaller(settings);
  const records = createPaymentRecords(settings);
  const ask = createAskStatus(settings, call);
  return {
    getLink: createPaymentLinks(settings, records, call, ask),
    inquireStatus: createStatusCall(settings, records, ask),
  };
}

/**
 * - `paid`: paid, and with the amount of the payment, if it names one. The only one that ships goods.
 * - `mismatch`: paid, but with another amount than the payment names. Look at it, refund it, or ask
 *   for the rest under another reference; do not ask for this reference again.
 * - `pending`: nobody knows yet.
 * - `refunded`, `cancelled`, `failed`: as they say.
 * - `not_found`: the customer has not begun.
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
  status: StatusReplyBody | undefined;
}

/** Reads a status reply by what the merchant expects of the payment. */
export function toPaymentStatus(
  status: StatusReplyBody,
  { amount: expected }: Pick<PaymentGrant, 'amount'>,
): PaymentStatus & { status: StatusReplyBody } {
  const { latestTransactionStatus, transAmount: amount, paidTime } = status;
  const outcome = toOutcome(latestTransactionStatus, amount, expected);
  // Pivot's example of a cancelled payment has a paidTime, too.
  const isPaid = outcome === 'paid' || outcome === 'mismatch';
  return { outcome, amount, ...(isPaid && { paidTime }), status };
}

/** Asks Pivot how one payment stands. */
export type StatusInquiry = (payment: PaymentGrant) => Promise<PaymentStatus>;

/**
 * Creates the status inquiry for the merchant's own backend, which decides by it what to ship. Give it
 * the options of the proxy, `store` included: both then share tokens and records.
 *
 * @returns a function that resolves with what Pivot said just now. It rejects with a `SnapRefusal`,
 *   whose `responseCode` and `problem` say why, if no status is to be had: that says nothing about
 *   the payment. It rejects with a TypeError if the payment's own fields are wrong.
 * @throws TypeError if an option is wrong or missing, with its name and what it should be.
 * @example
 * ```ts
 * const { outcome } = await inquireStatus({ customerId, partnerReferenceNo, customer, amount });
 * if (outcome === 'paid') ship(order);
 * ```
 * @see Pivot's page "Inquiry Payment Status".
 */
export function createStatusInquiry(options: PivotOptions): StatusInquiry {
  const { inquireStatus } = createPivotClient(readPivotSettings(options));
  return async (payment) => {
    const grant = checkGrant(payment);
    try {
      return toPaymentStatus(await inquireStatus(grant), grant);
    } catch (error) {
      if (error instanceof SnapRefusal && isTransactionNotFound(error.responseCode)) {
        return { outcome: 'not_found', amount: undefined, status: undefined };
      }
      throw error;
    }
  };
}

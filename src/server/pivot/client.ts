import { outcomeOf, isTransactionNotFound } from '../../snap/status.ts';
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
 * How a payment stands: `paid` is the only one that ships goods, `not_found` is one that the customer
 * has not begun.
 */
export type PaymentOutcome = ReturnType<typeof outcomeOf>;

/** Asks Pivot how one payment stands. */
export type StatusInquiry = (payment: PaymentGrant) => Promise<PaymentOutcome>;

/**
 * Creates the status inquiry for the merchant's own backend, which decides by it what to ship. Give it
 * the options of the proxy, `store` included: both then share tokens and records.
 *
 * @returns a function that resolves with what Pivot said just now. It rejects with a `SnapRefusal`,
 *   whose `responseCode` and `problem` say why, where no status is to be had: that says nothing about
 *   the payment. It rejects with a TypeError where the payment's own fields are wrong.
 * @throws TypeError where an option is wrong or missing, with its name and what it should be.
 * @see Pivot's page "Inquiry Payment Status".
 */
export function createStatusInquiry(options: PivotOptions): StatusInquiry {
  const { inquireStatus } = createPivotClient(readPivotSettings(options));
  return async (payment) => {
    try {
      return outcomeOf((await inquireStatus(checkGrant(payment))).latestTransactionStatus);
    } catch (error) {
      if (error instanceof SnapRefusal && isTransactionNotFound(error.responseCode))
        return 'not_found';
      throw error;
    }
  };
}

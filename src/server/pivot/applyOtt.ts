import { type ApplyOttReplyBody, readDeadline, LINK_LIFE_MS } from '../../snap/applyOtt.ts';
import { PATHS, SERVICE_CODES } from '../../snap/services.ts';
import { mayPayAgain, isTransactionNotFound } from '../../snap/status.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import type { PaymentGrant } from '../proxy/resolvedPayment.ts';
import { SnapRefusal } from '../SnapRefusal.ts';
import { createSingleFlight } from '../store/singleFlight.ts';
import { type ApplyOttRequest, readApplyOttReply, writeApplyOttBody } from './bodies.ts';
import type { SnapCall } from './callPivot.ts';
import type { PaymentRecord, PaymentRecords } from './paymentRecords.ts';
import { caseOf, type PivotAnswer, readSuccess } from './readReply.ts';
import type { CustomerCall } from './signedRequest.ts';
import type { StatusCall } from './status.ts';

/** A link with less time left than this is of no use to a customer. */
const LEAST_LIFE_MS = 10_000;
/** A lock outlives by this much the longest time that an Apply OTT can be under way. */
const LOCK_MARGIN_MS = 2000;

/** @throws SnapRefusal */
export type LinkMaker = (
  grant: PaymentGrant,
  request: ApplyOttRequest,
) => Promise<ApplyOttReplyBody>;

/**
 * Makes payment links, one live one for each reference: who asks at the same time, or again, gets
 * the same until it ends or its payment is final. Where a link was asked for before, Pivot is asked
 * how that payment stands before another is made.
 *
 * @see Reference page, "QRIS Payment Link - Apply OTT".
 */
export function createLinkMaker(
  settings: PivotSettings,
  records: PaymentRecords,
  call: CustomerCall,
  inquireStatus: StatusCall,
): LinkMaker {
  const { store, timeoutMs, redirectFieldNames } = settings;
  const once = createSingleFlight<PaymentRecord, ApplyOttReplyBody>(
    store,
    timeoutMs + LOCK_MARGIN_MS,
  );

  async function make(
    key: string,
    grant: PaymentGrant,
    request: ApplyOttRequest,
    earlier: PaymentRecord | undefined,
  ): Promise<ApplyOttReplyBody> {
    const askedAt = Date.now();
    const deadline = askedAt + timeoutMs;
    if (earlier !== undefined) await refuseUnlessOver(grant, deadline);

    // Written before Pivot is asked: should this process die, the next one knows that it was.
    await records.write(key, { askedAt });
    const applyOtt: SnapCall = {
      operation: 'apply-ott',
      serviceCode: SERVICE_CODES.applyOtt,
      path: PATHS.applyOtt,
      body: writeApplyOttBody(request, redirectFieldNames),
    };
    let answer: PivotAnswer;
    try {
      answer = await call(applyOtt, grant, deadline);
    } finally {
      if (earlier === undefined && !applyOtt.mayHaveActed) await records.forget(key);
    }
    const reply = readSuccess(answer, readApplyOttReply, 'lacks a paymentUrl or its urlExpiry');
    const { additionalInfo } = reply;
    const expiresAt =
      readDeadline(additionalInfo, additionalInfo.paymentUrl, Date.now()) ?? askedAt + LINK_LIFE_MS;
    await records.write(key, { askedAt, link: { reply, expiresAt } });
    return reply;
  }

  async function refuseUnlessOver(grant: PaymentGrant, deadline: number): Promise<void> {
    if (mayPayAgain({ latestTransactionStatus: await latestStatus(grant, deadline) })) return;
    throw new SnapRefusal(
      '40901',
      'Duplicate partnerReferenceNo: ask for its status',
      'an earlier payment of this reference is paid or under way',
    );
  }

  async function latestStatus(grant: PaymentGrant, deadline: number): Promise<string> {
    try {
      return (await inquireStatus(grant, deadline)).latestTransactionStatus;
    } catch (error) {
      // Pivot does not know the transaction, or calls it expired: the earlier request came to nothing.
      if (
        error instanceof SnapRefusal &&
        (caseOf(error) === '40300' || isTransactionNotFound(error.responseCode))
      )
        return '07';
      throw error;
    }
  }

  return async (grant, request) => {
    const key = records.keyOf(grant);
    return once({
      key,
      read: () => records.read(key),
      pick: ({ link }) =>
        link && link.expiresAt - LEAST_LIFE_MS > Date.now() ? link.reply : undefined,
      make: (earlier) => make(key, grant, request, earlier),
    });
  };
}

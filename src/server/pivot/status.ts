import { PATHS, SERVICE_CODES } from '../../snap/services.ts';
import {
  isTransactionExpired,
  toStatusOutcome,
  type StatusResponseBody,
  toKnownStatus,
} from '../../snap/status.ts';
import { untilDeadline, wait } from '../deadline.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import type { ResolvedPayment } from '../proxy/resolvedPayment.ts';
import { SnapError } from '../SnapError.ts';
import { createSharing } from '../store/sharedWork.ts';
import { lock } from '../store/singleFlight.ts';
import { readStatusResponse } from './bodies.ts';
import {
  type Found,
  isPaid,
  learn,
  type Learnt,
  type Payer,
  toPayer,
  type PaymentRecord,
  type PaymentRecords,
} from './paymentRecords.ts';
import { readSuccess, toSnapError } from './readResponse.ts';
import type { SignedRequest } from './signedRequest.ts';

/** What an inquiry said. */
export interface StatusResult extends Pick<Learnt, 'known' | 'hasEnded'> {
  /** Pivot's time when the inquiry left, in epoch ms. */
  askedAt: number;
  /** Pivot's reply, or its refusal if no payment has begun. */
  reply: StatusResponseBody | SnapError;
}

/**
 * Asks Pivot how a payment stands.
 *
 * @param deadline Epoch ms.
 * @throws SnapError if Pivot does not say.
 */
export type InquireStatus = (payment: ResolvedPayment, deadline: number) => Promise<StatusResult>;

/** Pivot's word that it knows no such payment, whatever the case; another service's 404 is none. */
const UNKNOWN = `404${SERVICE_CODES.status}`;

/** @see Pivot's page "Inquiry Payment Status". */
export function createInquireStatus(settings: PivotSettings, call: SignedRequest): InquireStatus {
  return async (payment, deadline) => {
    const { partnerReferenceNo } = payment;
    const sentAt = Date.now();
    const answer = await call(
      {
        operation: 'status',
        serviceCode: SERVICE_CODES.status,
        path: PATHS.status,
        body: JSON.stringify({
          originalPartnerReferenceNo: partnerReferenceNo,
          serviceCode: settings.statusServiceCode,
        }),
      },
      payment,
      deadline,
    );
    // By the clock as the reply has corrected it.
    const askedAt = settings.clock.now() - Math.max(Date.now() - sentAt, 0);
    const hasEnded = isTransactionExpired(answer.responseCode);
    // A gateway's page under 404 has a detail: it is not Pivot's word.
    const isUnknown =
      answer.responseCode.startsWith(UNKNOWN) ||
      settings.unknownReference.includes(answer.responseCode);
    if (answer.detail === undefined && (hasEnded || isUnknown)) {
      return { known: 'never-begun', hasEnded, askedAt, reply: toSnapError(answer) };
    }
    const reply = readSuccess(
      answer,
      (body) => readStatusResponse(body, partnerReferenceNo),
      'has no latestTransactionStatus, or is about another reference',
    );
    const { latestTransactionStatus } = reply;
    const hasBegun = toStatusOutcome(latestTransactionStatus) !== 'not-found';
    return {
      known: hasBegun ? toKnownStatus({ ...answer.body, latestTransactionStatus }) : 'never-begun',
      hasEnded: false,
      askedAt,
      reply,
    };
  };
}

/**
 * Asks Pivot how a payment stands for a caller, and stores in the payment's record what decides
 * about another link.
 *
 * @throws SnapError if Pivot refuses to say, also because no payment has begun.
 */
export type StatusCall = (
  payment: ResolvedPayment,
  asker?: {
    /** Until when the asker waits, in epoch ms. */
    deadline?: number | undefined;
    /** The number of the link by whose `failedRedirectUrl` the customer came back. */
    returnedFrom?: string | undefined;
  },
) => Promise<StatusResponseBody>;

/** How long a lock may be held for a note. */
const NOTE_LOCK_MS = 5000;
const NOTE_TRIES = 20;
const POLL_MS = 50;

/** Requests that ask the same about a payment at the same time share one inquiry. */
export function createStatusCall(
  { clock, store, timeoutMs }: PivotSettings,
  records: PaymentRecords,
  ask: InquireStatus,
): StatusCall {
  const share = createSharing<StatusResult['reply']>(timeoutMs);

  /** @param id The record that was there when Pivot was asked, if any. */
  async function note(
    key: string,
    id: string | undefined,
    payer: Payer,
    answer: Omit<Learnt, 'now' | 'walletKey'>,
  ): Promise<void> {
    const findNews = async () => {
      const found = await records.read(key);
      const now = clock.now();
      const news = deriveRecord(found.record, id, payer, { ...answer, ...payer, now });
      return news && { found, news };
    };
    if ((await findNews()) === undefined) return;
    // Whoever holds the lock for longer is asking Pivot as well.
    for (let tries = 0; tries < NOTE_TRIES; tries += 1) {
      const release = await lock(store, key, NOTE_LOCK_MS);
      if (release !== undefined) {
        const change = await findNews();
        if (change !== undefined) await records.write(key, change.news, change.found);
        return release();
      }
      await wait(POLL_MS);
    }
  }

  return async (payment, { deadline = Date.now() + timeoutMs, returnedFrom } = {}) => {
    const key = records.keyOf(payment.partnerReferenceNo);
    const payer = toPayer(payment);
    // Whoever came back wants to know what Pivot says since then.
    const shared = share(JSON.stringify([key, payer.walletKey, returnedFrom]), async () => {
      const id = getRecordId(await records.read(key));
      const answer = await ask(payment, deadline);
      await note(key, id, payer, { ...answer, returnedFrom });
      return answer.reply;
    });
    const reply = await untilDeadline(
      shared,
      deadline,
      () => new SnapError('50400', 'Timeout', 'the inquiry was not done in time'),
    );
    if (reply instanceof SnapError) throw reply;
    return reply;
  };
}

/** What is to be written of an answer; undefined: nothing. */
function deriveRecord(
  record: Found['record'],
  id: string | undefined,
  payer: Payer,
  learnt: Learnt,
): PaymentRecord | undefined {
  const { known, now } = learnt;
  const paid = known !== 'never-begun' && isPaid(known) ? known : undefined;
  if (typeof record !== 'object') {
    return paid && { id: crypto.randomUUID(), askedAt: now, ...payer, final: paid };
  }
  // A link made since the question was asked is not the one that it was about. But it is one order.
  return record.id === id || paid ? learn(record, learnt) : undefined;
}

function getRecordId({ record }: Found): string | undefined {
  return typeof record === 'object' ? record.id : undefined;
}

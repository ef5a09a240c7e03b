import { PATHS, SERVICE_CODES } from '../../snap/services.ts';
import {
  isTransactionExpired,
  outcomeOf,
  type StatusReplyBody,
  toKnownStatus,
} from '../../snap/status.ts';
import { untilDeadline, wait } from '../deadline.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import type { PaymentGrant } from '../proxy/resolvedPayment.ts';
import { SnapRefusal } from '../SnapRefusal.ts';
import { createSharing } from '../store/sharedWork.ts';
import { lock } from '../store/singleFlight.ts';
import { readStatusReply } from './bodies.ts';
import {
  type Found,
  isPaid,
  learn,
  type Learnt,
  type Payer,
  payerOf,
  type PaymentRecord,
  type PaymentRecords,
} from './paymentRecords.ts';
import { readSuccess, refusalOf } from './readReply.ts';
import type { CustomerCall } from './signedRequest.ts';

/** What an inquiry said. */
export interface StatusAnswer extends Pick<Learnt, 'known' | 'hasEnded'> {
  /** Pivot's time when the inquiry left, in epoch ms. */
  askedAt: number;
  /** Pivot's reply, or its refusal if no payment has begun. */
  reply: StatusReplyBody | SnapRefusal;
}

/**
 * Asks Pivot how a payment stands.
 *
 * @param deadline Epoch ms.
 * @throws SnapRefusal if Pivot does not say.
 */
export type AskStatus = (grant: PaymentGrant, deadline: number) => Promise<StatusAnswer>;

/** Pivot's word that it knows no such payment, whatever the case; another service's 404 is none. */
const UNKNOWN = `404${SERVICE_CODES.status}`;

/** @see Pivot's page "Inquiry Payment Status". */
export function createAskStatus(settings: PivotSettings, call: CustomerCall): AskStatus {
  return async (grant, deadline) => {
    const { partnerReferenceNo } = grant;
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
      grant,
      deadline,
    );
    // By the clock as the reply has corrected it.
    const askedAt = settings.clock.now() - Math.max(Date.now() - sentAt, 0);
    const hasEnded = isTransactionExpired(answer.responseCode);
    // A gateway's page under 404 has a problem: it is not Pivot's word.
    if (answer.problem === undefined && (hasEnded || answer.responseCode.startsWith(UNKNOWN))) {
      return { known: 'never-begun', hasEnded, askedAt, reply: refusalOf(answer) };
    }
    const reply = readSuccess(
      answer,
      (body) => readStatusReply(body, partnerReferenceNo),
      'has no latestTransactionStatus, or is about another reference',
    );
    const { latestTransactionStatus } = reply;
    const hasBegun = outcomeOf(latestTransactionStatus) !== 'not_found';
    return {
      known: hasBegun ? toKnownStatus({ ...answer.body, latestTransactionStatus }) : 'never-begun',
      hasEnded: false,
      askedAt,
      reply,
    };
  };
}

/**
 * Asks Pivot how a payment stands for somebody who wants to know, and notes in the payment's record
 * what decides about another link.
 *
 * @throws SnapRefusal if Pivot refuses to say, also because no payment has begun.
 */
export type StatusCall = (
  grant: PaymentGrant,
  asker?: {
    /** Until when the asker waits, in epoch ms. */
    deadline?: number | undefined;
    /** The number of the link by whose `failedRedirectUrl` the customer came back. */
    returnedFrom?: string | undefined;
  },
) => Promise<StatusReplyBody>;

/** How long a lock may be held for a note. */
const NOTE_LOCK_MS = 5000;
const NOTE_TRIES = 20;
const POLL_MS = 50;

/** Requests that ask the same about a payment at the same time share one inquiry. */
export function createStatusCall(
  { clock, store, timeoutMs }: PivotSettings,
  records: PaymentRecords,
  ask: AskStatus,
): StatusCall {
  const share = createSharing<StatusAnswer['reply']>(timeoutMs);

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
      const news = findNewsOf(found.record, id, payer, { ...answer, ...payer, now });
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

  return async (grant, { deadline = Date.now() + timeoutMs, returnedFrom } = {}) => {
    const key = records.keyOf(grant.partnerReferenceNo);
    const payer = payerOf(grant);
    // Whoever came back wants to know what Pivot says since then.
    const shared = share(JSON.stringify([key, payer.walletKey, returnedFrom]), async () => {
      const id = idOf(await records.read(key));
      const answer = await ask(grant, deadline);
      await note(key, id, payer, { ...answer, returnedFrom });
      return answer.reply;
    });
    const reply = await untilDeadline(
      shared,
      deadline,
      () => new SnapRefusal('50400', 'Timeout', 'the inquiry was not done in time'),
    );
    if (reply instanceof SnapRefusal) throw reply;
    return reply;
  };
}

/** What is to be written of an answer; undefined: nothing. */
function findNewsOf(
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

function idOf({ record }: Found): string | undefined {
  return typeof record === 'object' ? record.id : undefined;
}

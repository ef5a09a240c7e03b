import type { TroubledStore } from './troubledStore.ts';
import { now } from './virtualTime.ts';
import {
  isOpen,
  knownStatus,
  trueStatus,
  type createWorstCasePivot,
  type Link,
  type Told,
  type Transaction,
} from './worstCasePivot.ts';

/** A process of the merchant's, as far as its knowledge goes. */
export interface Process {
  /** The order that it is for. */
  partnerReferenceNo: string;
  isAlive: boolean;
  /** Whether its proxy has ever found the store in trouble. */
  sawTrouble: boolean;
  /** Undefined if it keeps its records in its own memory. */
  store: TroubledStore | undefined;
  /** When its memory was last filled with what others keep there, epoch ms. */
  filledAt: number;
}

/** What asks Pivot: of a process, the part that hands out links knows most. */
export interface Client {
  process: Process;
  part: 'proxy' | 'other';
}

/** A link that a browser has been given. */
interface HandedOut {
  link: Link;
  by: Process;
  at: number;
  /** The transactions that somebody had been told of before. */
  knownBefore: ReadonlySet<Transaction | undefined>;
  /** Whether the shared store has had its record. */
  isStored: boolean;
  /** Since when the order's one record may be that of a request which could not know this link. */
  supersededAt: number;
}

const SETTLEMENT_MS = 60_000;
/** A `Date` header has whole seconds, so nobody can know Pivot's clock better. */
const CLOCK_PRECISION_MS = 1500;
/** For this long after a trouble of the store, a proxy may do without it. */
const STORE_REST_MS = 10_000;
/** What an inquiry may say if a link is to be made for a reference without a record. */
const MAY_MAKE = ['none', '01', '05', '06', '07'];

/**
 * Judges each link that is handed out, against what truly is at Pivot. A second link beside one that
 * may still be paid is a fault, with five exceptions, which nobody could do better in:
 *
 * 1. The earlier link is free: after it was handed out, an inquiry named a transaction of its wallet
 *    as cancelled or failed that nobody had been told of before, or its customer came back by its
 *    own return URL to such an answer; and the proxy was told of nothing better since.
 * 2. The record of the earlier link is lost: it was in the memory of a process that has died (or
 *    whose memory was filled), and the store never had it, has lost it, or is out of reach; and
 *    Pivot, asked in this request, named no payment that may succeed.
 * 3. The store forgets nothing, but was down for the process that handed out the earlier link, which
 *    has died before it could write the record, or has had no time yet; and this process has seen
 *    nothing of that.
 * 4. Some earlier request could not know of it either, and left the order's one record as its own; an
 *    inquiry for its wallet says nothing of another wallet's payment.
 * 5. Two processes made the two links at the same time, with the store down for one of them: what the
 *    other has under way, neither the store nor Pivot could say.
 * 6. Its payment is hidden: an inquiry reports only the latest transaction of a reference.
 */
export function createPaymentJudge(pivot: ReturnType<typeof createWorstCasePivot<Client>>) {
  const handedOut: HandedOut[] = [];
  const returns: { link: Link; process: Process; at: number }[] = [];
  const faults: string[] = [];

  const toldAbout = ({ partnerReferenceNo }: Link): Told<Client>[] =>
    pivot.told.filter((told) => told.partnerReferenceNo === partnerReferenceNo);

  /** What the proxy of a process was told last. */
  const lastTold = (process: Process, link: Link, until = Infinity): Told<Client> | undefined =>
    toldAbout(link).findLast(
      ({ by, at }) => by.process === process && by.part === 'proxy' && at <= until,
    );

  function isStoreWell({ store }: Process, since: number): boolean {
    return store !== undefined && store.wellSince() <= since - STORE_REST_MS;
  }

  function threatOf(link: Link): string | undefined {
    const lifeMs = link.endsAt - now();
    if (lifeMs > 0) return `can be paid for another ${lifeMs} ms`;
    if (!hasSettled(link)) return `ended only ${-lifeMs} ms ago`;
    const payment = pivot.transactions.find(
      (transaction) =>
        transaction.link === link &&
        !['01', '05', '06'].includes(trueStatus(transaction)) &&
        !isHidden(transaction),
    );
    return payment && `has a payment with status ${trueStatus(payment)}`;
  }

  const hasSettled = (link: Link): boolean =>
    link.endsAt + SETTLEMENT_MS <= now() + CLOCK_PRECISION_MS;

  function isHidden(transaction: Transaction): boolean {
    const { partnerReferenceNo, wallet } = transaction.link;
    const latest = pivot.latest(partnerReferenceNo, wallet);
    return latest !== undefined && latest.id > transaction.id;
  }

  function isFree({ link, at, knownBefore }: HandedOut, process: Process): boolean {
    const last = lastTold(process, link);
    if (last?.transaction && (isOpen(last.status) || last.status === '00')) return false;
    return toldAbout(link).some(
      (told) =>
        ['05', '06'].includes(told.status) &&
        told.wallet === link.wallet &&
        told.at >= at &&
        (!knownBefore.has(told.transaction) || isAnswerToReturn(told, link)),
    );
  }

  function isAnswerToReturn({ by, at }: Told<Client>, link: Link): boolean {
    return returns.some(
      (each) => each.link === link && each.process === by.process && each.at <= at,
    );
  }

  function isLost(earlier: HandedOut, process: Process, startedAt: number): boolean {
    const { by, at } = earlier;
    const { store } = process;
    if (by === process) return store === undefined && process.filledAt >= at;
    if (store === undefined) return true;
    return !(isStored(earlier) && store.lostAt() < at && isStoreWell(process, startedAt));
  }

  /** What was written while the store was down is written through when it is back. */
  function isStored(each: HandedOut): boolean {
    each.isStored ||= each.by.isAlive && isStoreWell(each.by, now());
    return each.isStored;
  }

  function isUnheardOf(earlier: HandedOut, { store, sawTrouble }: Process): boolean {
    return store?.mayForget === false && !isStored(earlier) && !sawTrouble;
  }

  function wasToldToMake(process: Process, link: Link, startedAt: number): boolean {
    const last = lastTold(process, link);
    return last !== undefined && last.at >= startedAt && MAY_MAKE.includes(last.status);
  }

  function judgeSecond(earlier: HandedOut, link: Link, process: Process, startedAt: number): void {
    const threat = threatOf(earlier.link);
    if (threat === undefined || isFree(earlier, process)) return;
    const isOtherWallets = earlier.link.wallet !== link.wallet;
    const isSuperseded = earlier.supersededAt < startedAt;
    if (isSuperseded && (isOtherWallets || !hasSettled(earlier.link))) return;
    // Or it was, and its first answer came too late for the customer.
    const begunAt = Math.min(startedAt, link.madeAt);
    const isSimultaneous = earlier.by !== process && earlier.at >= begunAt;
    if (isSimultaneous && !isStoreWell(process, startedAt)) return;
    const lost = isLost(earlier, process, startedAt);
    if (lost && (wasToldToMake(process, link, startedAt) || isUnheardOf(earlier, process))) return;
    faults.push(
      `link ${link.id} was handed out, but link ${earlier.link.id} ${threat}` +
        (lost ? ', and Pivot did not say otherwise' : ''),
    );
  }

  return {
    faults,
    handedOut: handedOut as readonly HandedOut[],
    isHidden,
    isStoreWell,
    /** A customer came back by a link's own return URL, and this part of the server was asked. */
    noteReturn: (link: Link, process: Process) => {
      returns.push({ link, process, at: now() });
    },
    /** A process is about to die: what it had time to write has been written. */
    noteDeath: () => handedOut.forEach(isStored),
    /** Somebody asks a process for a link. */
    noteRequest(process: Process) {
      for (const each of handedOut) {
        const isItsOrder = each.link.partnerReferenceNo === process.partnerReferenceNo;
        if (isItsOrder && isLost(each, process, now())) {
          each.supersededAt = Math.min(each.supersededAt, now());
        }
      }
    },
    judge(link: Link, process: Process, startedAt: number) {
      const last = lastTold(process, link, startedAt - STORE_REST_MS);
      if (last?.status === '00' && last.wallet === link.wallet && process.filledAt < last.at) {
        faults.push(`link ${link.id} was handed out by who knows that its order is paid`);
      }
      if (handedOut.some((each) => each.link === link)) return;
      for (const earlier of handedOut) {
        if (earlier.link.partnerReferenceNo === link.partnerReferenceNo) {
          judgeSecond(earlier, link, process, startedAt);
        }
      }
      const knownBefore = new Set(toldAbout(link).map(({ transaction }) => transaction));
      const isInStore = isStoreWell(process, startedAt);
      handedOut.push({
        link,
        by: process,
        at: now(),
        knownBefore,
        isStored: isInStore,
        supersededAt: Infinity,
      });
    },
    /** Says that a payment is paid: some inquiry must be able to say so, of this order and amount. */
    judgePaid(partnerReferenceNo: string, amount: string, who: string) {
      const isTrue = pivot.transactions.some(
        (transaction) =>
          transaction.link.partnerReferenceNo === partnerReferenceNo &&
          transaction.amount === amount &&
          knownStatus(transaction) === '00',
      );
      if (!isTrue) faults.push(`${who} says that ${partnerReferenceNo} is paid, which it is not`);
    },
  };
}

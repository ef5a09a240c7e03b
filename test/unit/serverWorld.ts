import type { ResolvedPayment, PaymentUpdate } from '../../src/server/index.ts';
import { SHOP, startServer, TIMEOUT_MS, type MerchantServer } from './merchantServer.ts';
import { createPaymentJudge, type Client } from './paymentJudge.ts';
import { createPivotCallbacks } from './pivotCallbacks.ts';
import { createTroubledStore, type StoreState } from './troubledStore.ts';
import { now, pass, settle } from './virtualTime.ts';
import {
  CALLS,
  createWorstCasePivot,
  knownStatus,
  trueStatus,
  type Call,
  type Dialect,
  type Link,
} from './worstCasePivot.ts';

export interface Setup extends Dialect {
  /** Whether both customers pay from one wallet, as a guest who signs in does. */
  sharesWallet: boolean;
  /** Whether the shared store says that it may forget; if not, it never does. */
  mayForget: boolean;
}

export const AMOUNT = '36000.00';
export const OTHER_AMOUNT = '1.00';

const MINUTE = 60_000;
/** What a last look into the store, and the grain of timers, may add. */
const GRAIN_MS = 1250;
/** Records are kept for a week: an older order is the merchant's to close. */
const LONGEST_STORY_MS = 6 * 24 * 60 * MINUTE;

export type World = ReturnType<typeof createWorld>;

/**
 * Two processes that share a store and an order, a third with its own memory and order, two
 * customers, and Pivot.
 */
export function createWorld(setup: Setup) {
  const startedAt = now();
  const pivot = createWorstCasePivot<Client>(setup);
  const judge = createPaymentJudge(pivot);
  const { faults, handedOut } = judge;
  const store = createTroubledStore(setup.mayForget);
  const wallets = setup.sharesWallet ? ['wallet', 'wallet'] : ['wallet-0', 'wallet-1'];
  /** Who was given the latest link of an order. */
  const owners = new Map<string, number>();
  /** Who asked for a link, and by which number of it. */
  const presses: {
    partnerReferenceNo: string;
    customer: number;
    wallet: string;
    number: string;
  }[] = [];
  const merchant = { resolve, onPayment, connect: pivot.connect };
  const servers = [0, 1, 2].map(start);
  const callbacks = createPivotCallbacks((transaction, attempt) => {
    const { partnerReferenceNo } = transaction.link;
    const its = servers.filter((server) => server.partnerReferenceNo === partnerReferenceNo);
    return fromEnd(its, attempt + transaction.id)?.call() ?? Promise.resolve(404);
  });
  const tellings = new Set<{ transaction: unknown; by: MerchantServer; from: number }>();
  const toldOutcomes = new Set<string>();
  let merchantFails = false;
  let merchantTakesMs = 0;

  function start(place: number): MerchantServer {
    return place === 2
      ? startServer(merchant, 'order-2', undefined)
      : startServer(merchant, 'order-1', store);
  }

  function serverAt(place: number): MerchantServer {
    const server = servers[place];
    if (server === undefined) throw new Error(`there is no server ${place}`);
    return server;
  }

  function resolve(
    partnerReferenceNo: string,
    customer = ownerOf(partnerReferenceNo),
  ): ResolvedPayment {
    return {
      partnerReferenceNo,
      customerId: `customer-${customer}`,
      customer: { bindingId: wallets[customer] ?? '', refreshToken: 'refresh-token' },
      amount: { value: AMOUNT, currency: 'IDR' },
    };
  }

  function ownerOf(partnerReferenceNo: string): number {
    return owners.get(partnerReferenceNo) ?? 0;
  }

  async function onPayment(by: MerchantServer, { outcome }: PaymentUpdate): Promise<void> {
    const { partnerReferenceNo } = by;
    const wallet = wallets[ownerOf(partnerReferenceNo)] ?? '';
    const telling = { transaction: pivot.latest(partnerReferenceNo, wallet), by, from: now() };
    for (const other of tellings) {
      const isSame = other.transaction === telling.transaction && other.by.isAlive;
      if (isSame && (by.store === undefined || judge.isStoreWell(by, other.from))) {
        faults.push(`onPayment is told of ${partnerReferenceNo} twice at a time`);
      }
    }
    if (outcome === 'paid') judge.judgePaid(partnerReferenceNo, AMOUNT, 'onPayment');
    const [fails, takesMs] = [merchantFails, merchantTakesMs];
    [merchantFails, merchantTakesMs] = [false, 0];
    tellings.add(telling);
    if (takesMs > 0) await new Promise((done) => setTimeout(done, takesMs));
    tellings.delete(telling);
    if (fails) throw new Error("the merchant's database is down");
    if (by.isAlive) toldOutcomes.add(`${partnerReferenceNo} ${outcome}`);
  }

  /** Waits for an answer; undefined if the server died before. */
  async function answerOf<Answer>(
    server: MerchantServer,
    what: string,
    answer: Promise<Answer>,
  ): Promise<Answer | undefined> {
    const { clockAheadMs } = server;
    const timer = setTimeout(() => {
      // Whose clock is set meanwhile may be that much late.
      if (server.isAlive && server.clockAheadMs === clockAheadMs)
        faults.push(`${what} got no answer in time`);
    }, TIMEOUT_MS + GRAIN_MS);
    await answer;
    clearTimeout(timer);
    return server.isAlive ? answer : undefined;
  }

  const underWay = new Set<{
    server: MerchantServer;
    partnerReferenceNo: string;
    customer: number;
    from: number;
  }>();

  async function press(place: number, customer: number): Promise<void> {
    const server = serverAt(place);
    const { partnerReferenceNo } = server;
    const from = now();
    judge.noteRequest(server);
    const ours = { server, partnerReferenceNo, customer, from };
    underWay.add(ours);
    // One who joins a request that is under way gets what that one was told.
    const begun = [...underWay]
      .filter((each) => each.server === server && each.customer === customer)
      .filter((each) => each.partnerReferenceNo === partnerReferenceNo)
      .map((each) => each.from);
    const number = `number${String(presses.length).padStart(2, '0')}`;
    presses.push({ partnerReferenceNo, customer, wallet: wallets[customer] ?? '', number });
    const redirectUrl = `${SHOP}/return?qris=${number}*${partnerReferenceNo}`;
    const body = {
      userResources: ['OTT'],
      additionalInfo: { partnerReferenceNo, redirectUrl, failedRedirectUrl: redirectUrl },
    };
    const reply = await answerOf(server, 'a press', server.post('apply-ott', customer, body));
    underWay.delete(ours);
    if (reply === undefined) return;
    const link = pivot.links.find(({ paymentUrl }) => JSON.stringify(reply).includes(paymentUrl));
    if (link !== undefined) {
      if (customerOf(link) !== customer) faults.push(`link ${link.id} is another customer's`);
      judge.judge(link, server, Math.min(...begun));
      owners.set(partnerReferenceNo, customer);
    }
  }

  function numberOf({ redirectUrl }: Link): string {
    return /qris=(.{8})/.exec(redirectUrl)?.[1] ?? '';
  }

  function customerOf(link: Link): number | undefined {
    return presses.find(({ number }) => number === numberOf(link))?.customer;
  }

  /** The latest link of an order, the one before it, and so on; always one, if there is any. */
  function linkOf(partnerReferenceNo: string, back: number): Link | undefined {
    const links = handedOut.map(({ link }) => link);
    return fromEnd(
      links.filter((link) => link.partnerReferenceNo === partnerReferenceNo),
      back,
    );
  }

  async function askStatus(place: number, customer: number, backFrom?: number): Promise<void> {
    const server = serverAt(place);
    const { partnerReferenceNo } = server;
    const link = backFrom === undefined ? undefined : linkOf(partnerReferenceNo, backFrom);
    if (link !== undefined) judge.noteReturn(link, server);
    const asked = server.post('status', customer, {
      originalPartnerReferenceNo: partnerReferenceNo,
      serviceCode: '54',
      ...(link && { additionalInfo: { returnedFrom: numberOf(link) } }),
    });
    const reply = await answerOf(server, 'a status request', asked);
    if (reply?.['latestTransactionStatus'] !== '00') return;
    const amount = JSON.stringify(reply['transAmount']).includes(AMOUNT) ? AMOUNT : OTHER_AMOUNT;
    judge.judgePaid(partnerReferenceNo, amount, 'the status reply');
  }

  async function askBackend(place: number): Promise<void> {
    const server = serverAt(place);
    const answer = await answerOf(server, 'getPaymentStatus', server.inquire());
    if (JSON.stringify(answer ?? '').includes('"paid"')) {
      judge.judgePaid(server.partnerReferenceNo, AMOUNT, 'getPaymentStatus');
    }
  }

  function judgeTellings(): void {
    for (const { transaction, state } of callbacks.deliveries) {
      const { partnerReferenceNo, wallet } = transaction.link;
      const outcome = transaction.amount === AMOUNT ? 'paid' : 'mismatch';
      if (
        knownStatus(transaction) === '00' &&
        // Only the wallet of the order's owner is asked.
        wallets[ownerOf(partnerReferenceNo)] === wallet &&
        !judge.isHidden(transaction) &&
        !toldOutcomes.has(`${partnerReferenceNo} ${outcome}`)
      ) {
        faults.push(`onPayment was never told of payment ${transaction.id}; callback: ${state}`);
      }
    }
  }

  /** Whether this order can be given a link, beyond doubt, once no link lives. */
  function isFree(order: string, customer: number): boolean {
    return (
      presses
        .filter(({ partnerReferenceNo }) => partnerReferenceNo === order)
        .every((each) => each.customer === customer && each.wallet === wallets[customer]) &&
      pivot.transactions
        .filter(({ link }) => link.partnerReferenceNo === order)
        .every((transaction) => ['01', '05', '06'].includes(trueStatus(transaction)))
    );
  }

  return {
    faults,
    press: (place: number, customer: number) => void press(place, customer),
    askStatus: (place: number, customer: number, backFrom: number | undefined) =>
      void askStatus(place, customer, backFrom),
    askBackend: (place: number) => void askBackend(place),
    pay(back: number, status: string, lagMs: number, amount: string) {
      const link = fromEnd(handedOut, back)?.link;
      const transaction = link && pivot.pay(link, status, lagMs, amount);
      if (transaction !== undefined) callbacks.begin(transaction);
    },
    proceed(back: number, status: string, lagMs: number) {
      const transaction = fromEnd(pivot.transactions, back);
      if (transaction && pivot.proceed(transaction, status, lagMs)) callbacks.begin(transaction);
    },
    callAgain(back: number) {
      const transaction = fromEnd(pivot.transactions, back);
      if (transaction !== undefined) callbacks.begin(transaction);
    },
    endLink(back: number) {
      const link = fromEnd(handedOut, back)?.link;
      if (link !== undefined) pivot.end(link);
    },
    relink(customer: number) {
      wallets[customer] = `${wallets[customer]}'`;
    },
    refuse(call: Call, responseCode: string, times: number) {
      pivot.refusals[call].push(...Array.from({ length: times }, () => responseCode));
    },
    delay(call: Call, ms: number) {
      pivot.delays[call] = ms;
    },
    setClock(place: number, aheadMs: number) {
      serverAt(place).clockAheadMs = aheadMs;
    },
    setStore: (state: StoreState) => store.become(state),
    loseStore() {
      if (setup.mayForget) store.lose();
    },
    kill(place: number) {
      judge.noteDeath();
      serverAt(place).isAlive = false;
      servers[place] = start(place);
    },
    fillMemory: (withEnded: boolean) => serverAt(2).fillMemory(withEnded),
    failMerchant: () => (merchantFails = true),
    slowMerchant: (ms: number) => (merchantTakesMs = ms),
    pass: (ms: number) => (now() - startedAt + ms > LONGEST_STORY_MS ? settle() : pass(ms)),
    /** Lets time pass until some while after a link's end. */
    async passToEnd(back: number, plusMs: number) {
      const link = fromEnd(handedOut, back)?.link;
      if (link !== undefined) await pass(Math.max(0, link.endsAt + plusMs - now()));
    },
    /** Ends all troubles and judges what came of it all. */
    async conclude() {
      store.become('up');
      for (const call of CALLS) {
        pivot.refusals[call].length = 0;
        pivot.delays[call] = 0;
      }
      [merchantFails, merchantTakesMs] = [false, 0];
      await callbacks.conclude();
      judgeTellings();
      for (const place of [0, 2]) {
        const { partnerReferenceNo } = serverAt(place);
        const customer = ownerOf(partnerReferenceNo);
        const canBePaid = isFree(partnerReferenceNo, customer);
        const before = handedOut.length;
        await Promise.all([press(place, customer), pass(MINUTE)]);
        if (canBePaid && handedOut.length === before) {
          faults.push(`${partnerReferenceNo} is stuck: it can no longer be paid`);
        }
      }
    },
  };
}

/** The last item, the one before it, and so on, in a circle. */
function fromEnd<Item>(items: readonly Item[], back: number): Item | undefined {
  return items.at(-1 - (back % Math.max(items.length, 1)));
}

import type { PaymentEvent, PaymentStatus } from '../../../src/index.ts';
import type { Endpoint } from './endpoint.ts';
import { CLOCK_ERROR_MS, isPaid, type Link, type Pivot, PRICE } from './pivot.ts';
import { seeButton, seeReturnPage } from './see.ts';
import { newRecord, type SeatRecord } from './seatRecord.ts';
import type { Seat, Shop } from './shop.tsx';
import type { Setup } from './world.ts';

interface Context {
  setup: Setup;
  /** Orders of one cart are for the same things. */
  cartOf: (reference: string) => string;
  currentCart: () => string;
  customer: () => string;
  closeCart: () => void;
}

/** What must never happen. */
export function createRules(pivot: Pivot, endpoint: Endpoint, context: Context) {
  const { setup, cartOf } = context;
  const faults: string[] = [];
  const records = new WeakMap<Seat, SeatRecord>();
  let seats: readonly Seat[] = [];
  /** The return page has named a payment. */
  let hasNamed = false;
  /** How many links had been opened when the return page came: it knows of no later one. */
  let openingsBefore = 0;
  let clockLeaps = 0;
  let movingUrl: string | undefined;
  let openings = 0;

  function assert(condition: boolean, fault: string): void {
    if (!condition && !faults.includes(fault)) faults.push(fault);
  }

  /** Of an end that no reply tells, a page knows no more than when it asked. */
  const clockError = setup.tellsEnd ? CLOCK_ERROR_MS : 60_000;

  function isClockKnown(): boolean {
    return setup.clockError === 0 && clockLeaps === 0 && !endpoint.hadOldDates;
  }

  function recordOf(seat: Seat): SeatRecord {
    const record = records.get(seat) ?? newRecord(openings);
    records.set(seat, record);
    return record;
  }

  /** Whether an order is paid as the merchant wants it. */
  function isOrderPaid(reference: string): boolean {
    return pivot.links.some(
      (link) =>
        link.reference === reference &&
        isPaid(link) &&
        (!setup.namesPrice || link.transaction?.amount === PRICE),
    );
  }

  function wasTold(reference: string): boolean {
    return endpoint
      .told()
      .some(
        (answer) =>
          answer.reference === reference &&
          answer.code === '00' &&
          (!setup.namesPrice || answer.amount === PRICE),
      );
  }

  /** The links that a customer may still pay for the same things. */
  function findUnsure(reference: string): Link[] {
    return findUnsureIn(cartOf(reference));
  }

  function findUnsureIn(cart: string): Link[] {
    return pivot.links.filter(
      (link) =>
        cartOf(link.reference) === cart &&
        (!setup.makesOrders || link.customer === context.customer()) &&
        link.isOpened &&
        !link.isForgotten &&
        // When Pivot's word came, a page that an old date misled knew a wrong time.
        !(link.isCutShort && endpoint.hadOldDates) &&
        pivot.mayStillSucceed(link),
    );
  }

  function notePaidOn(what: string, reference: string): void {
    assert(isOrderPaid(reference), `${what} says paid, which is not so`);
    assert(wasTold(reference), `${what} says paid, and no answer of this visit said so`);
  }

  function lookAtSeat(shop: Shop, seat: Seat): void {
    const seen = seeButton(shop, seat);
    const record = recordOf(seat);
    const reference = seat.reference ?? record.reference;
    if (seen === undefined) return;
    const { state, step } = seen;
    if (state === 'paid') notePaidOn('the button', reference ?? '');
    const unsure = findUnsureIn(
      reference === undefined ? context.currentCart() : cartOf(reference),
    );
    // At rest, a press opens the link that another button of the page has opened.
    const invites =
      state === 'idle'
        ? !record.wasReset && unsure.some(({ opening }) => opening <= record.openingsBefore)
        : unsure.length > 0 &&
          ((state === 'failed' && step !== 'wait') || (state === 'expired' && /apply/.test(step)));
    assert(!invites, `the button invites to pay (${state}) while an earlier payment may succeed`);
    const { own } = seat;
    const url =
      own?.shownIn === 'embedded' || own?.shownIn === 'handoff' ? own.paymentUrl : undefined;
    if (url !== undefined && url !== record.shownUrl) noteOpened(url);
    record.shownUrl = url;
    if (endpoint.links.size > record.links) {
      record.links = endpoint.links.size;
      record.leastLeft = Infinity;
    }
    if (seen.left !== undefined) {
      assert(seen.left <= record.leastLeft + 1 || clockLeaps > 0, 'the time left grows');
      // Before the first reply a page has no clock but the device's.
      if (endpoint.replies > 0) record.leastLeft = Math.min(record.leastLeft, seen.left);
    }
  }

  function noteOpened(url: string): void {
    const link = pivot.links.find((other) => other.url === url);
    if (link === undefined) return assert(false, 'a link is opened that nobody made');
    const { reference } = link;
    assert(link.customer === context.customer(), 'the link of another customer is opened');
    assert(
      findUnsure(reference).every((other) => other === link),
      'a second link is opened while the first may succeed',
    );
    // A return page in another window may have been told more.
    const last =
      endpoint.told().findLast((answer) => answer.reference === reference && answer.to === 'page')
        ?.code ?? '07';
    assert(
      url === movingUrl || !/^(00|02|03|99)$/.test(last),
      `a link is opened after ${last} was told`,
    );
    movingUrl = undefined;
    assert(
      !isClockKnown() ||
        (link.isCutShort && last !== '40300') ||
        pivot.now() < link.endsAt + clockError,
      'a link is opened that has ended',
    );
    link.isOpened = true;
    openings += 1;
    link.opening = openings;
    for (const seat of seats) recordOf(seat).leastLeft = Infinity;
  }

  /** The carts whose payment was told. */
  const toldCarts = new Set<string>();
  function told(reference: string): void {
    const cart = cartOf(reference);
    if (toldCarts.has(cart)) return;
    toldCarts.add(cart);
    context.closeCart();
  }

  const rules = {
    faults,
    /** How often a link was opened. */
    get openings() {
      return openings;
    },
    assert,
    recordOf,
    isOrderPaid,
    /** Whether an order was paid with a link that was opened after the return page had come. */
    wasPaidSince: (reference: string) =>
      pivot.links.some(
        (link) => link.reference === reference && isPaid(link) && link.opening > openingsBefore,
      ),
    findUnsure,
    noteOpened,
    noteLeap: () => (clockLeaps += 1),
    beginPage(newSeats: readonly Seat[]) {
      seats = newSeats;
      hasNamed = false;
      openingsBefore = openings;
    },
    beginSeat: (seat: Seat) => void records.set(seat, newRecord(openings)),
    noteRequest(shop: Shop, kind: 'apply' | 'status') {
      const isThere = !shop.isAside && seats.some((seat) => seat.isThere);
      assert(kind === 'status' || isThere, 'a link is asked for, and no button is there');
    },
    /** The return page has led on to where the order can be paid again. */
    noteRetry(reference: string) {
      assert(!isUnsure(reference), 'the return page leads on while a payment may succeed');
    },
    notePress: (seat: Seat) => void (recordOf(seat).presses += 1),
    /** What a dialog shows moves into this tab. */
    noteMove(seat: Seat) {
      recordOf(seat).presses += 1;
      movingUrl = seat.own?.paymentUrl;
    },
    notePaid(seat: Seat, { partnerReferenceNo }: PaymentStatus) {
      const record = recordOf(seat);
      notePaidOn('onPaid', partnerReferenceNo);
      assert(
        seat.reference === undefined || seat.reference === partnerReferenceNo,
        'onPaid tells of another order',
      );
      record.paid += 1;
      assert(record.paid === 1, 'onPaid is called twice');
      told(partnerReferenceNo);
    },
    /**
     * Each button tells its own callbacks, once per outcome: a merchant's two buttons of one order
     * have two sets of callbacks, and neither knows what the other has told.
     */
    noteFailed(seat: Seat, { partnerReferenceNo, latestTransactionStatus }: PaymentStatus) {
      if (latestTransactionStatus === '00') return;
      const dead = pivot.links
        .filter((link) => link.reference === partnerReferenceNo)
        .map(({ transaction }) => `${transaction?.number} ${transaction?.code}`)
        .filter((what) => /05|06/.test(what));
      recordOf(seat).failed.push(latestTransactionStatus);
      assert(
        recordOf(seat).failed.length <= dead.length,
        'onSettled tells more failures than there are',
      );
      assert(
        findUnsure(partnerReferenceNo).length === 0,
        'onSettled is called while a payment may succeed',
      );
    },
    noteExpired(seat: Seat) {
      recordOf(seat).expired += 1;
      const ended = pivot.links.filter((link) => pivot.now() >= link.endsAt - clockError);
      assert(
        !isClockKnown() || recordOf(seat).expired <= ended.length,
        'onExpired tells more ends than there are',
      );
    },
    noteEvent(seat: Seat, event: PaymentEvent) {
      const record = recordOf(seat);
      assert(seat.isThere, 'an event is told after the button has left');
      record.events.push(event);
      if (event.type === 'link-requested') record.reference = event.partnerReferenceNo;
      if (event.type === 'status-received') record.reference = event.payment.partnerReferenceNo;
      if (event.type !== 'opened') return;
      record.presses -= 1;
      assert(record.presses >= 0, 'a link is opened without a press');
    },

    /** What must be true after each step. */
    look(shop: Shop, otherWindow: Shop | undefined) {
      const asked = endpoint.underWay('apply').map(({ reference }) => reference);
      assert(new Set(asked).size === asked.length, 'a link is asked for twice at once');
      for (const cart of new Set(pivot.links.map(({ reference }) => cartOf(reference)))) {
        const paid = pivot.links.filter((link) => cartOf(link.reference) === cart && isPaid(link));
        assert(paid.length < 2 || paid.some((link) => link.isForgotten), 'paid twice');
      }
      for (const seat of seats) lookAtSeat(shop, seat);
      lookAtReturn(shop);
      if (otherWindow) lookAtReturn(otherWindow);
      const kept =
        setup.storage === 'works' ? [sessionStorage, localStorage].map(Object.entries) : [];
      const events = seats.map((seat) => recordOf(seat).events);
      assert(!/secret/.test(JSON.stringify([kept, events])), 'a link is told or kept');
    },
  };

  function lookAtReturn(shop: Shop): void {
    const seen = seeReturnPage(shop);
    if (seen === undefined) return;
    const { state, reference } = seen;
    assert(!seen.asksForReference || !hasNamed, 'the return page loses its payment');
    if (reference === undefined) return;
    hasNamed = true;
    if (state === 'paid') {
      notePaidOn('the return page', reference);
      told(reference);
    }
    assert(
      !/cancelled|failed|expired/.test(state) || !isUnsure(reference),
      `the return page invites to pay (${state}) while a payment may succeed`,
    );
  }

  /** Whether the payment that a return page is about may succeed: it knows no other order. */
  function isUnsure(reference: string): boolean {
    return findUnsure(reference).some(
      (link) => link.reference === reference && link.opening <= openingsBefore,
    );
  }

  return rules;
}

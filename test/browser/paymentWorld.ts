import { vi } from 'vitest';
import type { PaymentLink } from '../../src/core/endpoint/applyOtt.ts';
import { QrisError, type QrisErrorCode } from '../../src/core/endpoint/errors.ts';
import type { PaymentStatus } from '../../src/core/endpoint/paymentStatus.ts';
import { journeyStorage } from '../../src/core/payment/journeyStorage.ts';
import { linkPool } from '../../src/core/payment/links.ts';
import type { OpenIn } from '../../src/core/payment/openWebview.ts';
import { createPayment, type Payment } from '../../src/core/payment/paymentController.ts';
import type { PaymentEvent } from '../../src/core/payment/paymentEvents.ts';
import { stepOnPress } from '../../src/core/payment/paymentState.ts';
import { mayPayAgain, outcomeOf } from '../../src/snap/status.ts';
import { setHidden } from './timeTravel.ts';

/** How the shop has set up its page. */
export interface Setup {
  openIn: OpenIn;
  /** Whether the order is made in the click, by a function. */
  makesOrders: boolean;
  /** Whether the endpoint ends a request that is aborted, as `fetch` does. */
  heedsAbort: boolean;
}

/** A link as Pivot knows it. */
interface TrueLink extends PaymentLink {
  expiresAt: number;
  wasOpened: boolean;
  /** The payment that was made with it has failed or was cancelled. */
  isDead: boolean;
}

/** An order as Pivot knows it. */
interface TrueOrder {
  code: string;
  links: TrueLink[];
  /** What the page has been told, and when it had asked. */
  told: { code: string; askedAt: number }[];
}

interface Call {
  kind: 'apply' | 'status' | 'order';
  reference: string;
  seat: Seat;
  signal: AbortSignal | undefined;
  succeed: () => void;
  fail: (error: Error) => void;
}

/** A place for a button on the page. */
interface Seat {
  payment: Payment;
  reference: string;
  leave: (() => void) | undefined;
  events: PaymentEvent[];
  presses: number;
  /** What it opened last. */
  opened: TrueLink | undefined;
  paidTold: number;
  expiredTold: number;
  popups: { closed: boolean; isBlank: boolean }[];
  /** What the last inquiry that it was answered said, by the time it was asked. */
  knows: { code: string; askedAt: number } | undefined;
}

/** Whether it may have been paid, as far as the page can know. */
const isInDoubt = ({ wasOpened, isDead }: TrueLink) => wasOpened && !isDead;

export type World = ReturnType<typeof createWorld>;

const LINK_LIFE = 60_000;
let count = 0;

/** A page with two buttons, its customer, the shop's endpoint, and the payments as they truly are. */
export function createWorld({ openIn, makesOrders, heedsAbort }: Setup) {
  const orders = new Map<string, TrueOrder>();
  let calls: Call[] = [];
  let presser: Seat | undefined;
  const names = [nameOrder(), nameOrder()];

  function nameOrder(): string {
    count += 1;
    return `order-${count}`;
  }

  function orderOf(reference: string): TrueOrder {
    const order = orders.get(reference) ?? { code: '07', links: [], told: [] };
    orders.set(reference, order);
    return order;
  }

  function isLiving(link: TrueLink): boolean {
    return !link.isDead && link.expiresAt > Date.now();
  }

  /** Under way as the shop's server sees it, until it is answered or the page gives it up. */
  function call<Value>(
    kind: Call['kind'],
    seat: Seat,
    reference: string,
    signal: AbortSignal | undefined,
    answer: () => Value,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const end = () => {
        calls = calls.filter((other) => other !== entry);
      };
      const entry: Call = {
        kind,
        reference,
        seat,
        signal,
        succeed() {
          end();
          try {
            resolve(answer());
          } catch (error) {
            reject(error);
          }
        },
        fail(error) {
          end();
          reject(error);
        },
      };
      calls.push(entry);
      if (heedsAbort) signal?.addEventListener('abort', () => entry.fail(signal.reason));
    });
  }

  function requestLink(seat: Seat, reference: string, signal: AbortSignal): Promise<PaymentLink> {
    const order = orderOf(reference);
    assert(seat.leave !== undefined && !signal.aborted, 'a link is asked for after the end');
    assert(
      underWay('apply', reference).length === 0,
      'a link is asked for while another request is under way',
    );
    assert(
      seat.knows === undefined || mayPayAgain({ latestTransactionStatus: seat.knows.code }),
      'a link is asked for though the payment is known to be paid or under way',
    );
    const living = order.links.find(isLiving);
    for (const link of living ? [] : order.links.filter(isInDoubt)) {
      assert(
        order.told.some(
          ({ code, askedAt }) =>
            mayPayAgain({ latestTransactionStatus: code }) && askedAt >= link.expiresAt,
        ),
        'another link is asked for, and nobody has asked what came of the earlier one',
      );
    }
    journeyStorage.save(journeyStorage.create(reference));
    const isRefused = order.code === '00' || order.code === '03';
    const link = living ?? makeLink(reference, order);
    return call('apply', seat, reference, signal, () => {
      if (isRefused) throw new QrisError('duplicate_reference', '');
      return link;
    });
  }

  function makeLink(reference: string, order: TrueOrder): TrueLink {
    const link: TrueLink = {
      paymentUrl: `https://wallet-stg.harsya.com/pay?token=secret-${reference}-${order.links.length}`,
      expiresAt: Date.now() + LINK_LIFE,
      ott: undefined,
      partnerReferenceNo: reference,
      responseCode: '2004900',
      wasOpened: false,
      isDead: false,
    };
    order.links.push(link);
    return link;
  }

  function inquire(seat: Seat, reference: string, signal: AbortSignal): Promise<PaymentStatus> {
    assert(seat.leave !== undefined && !signal.aborted, 'the status is asked for after the end');
    const order = orderOf(reference);
    const { code } = order;
    const askedAt = Date.now();
    return call('status', seat, reference, signal, () => {
      if (!signal.aborted) {
        order.told.push({ code, askedAt });
        if (seat.knows === undefined || seat.knows.askedAt <= askedAt) {
          seat.knows = { code, askedAt };
        }
      }
      return {
        partnerReferenceNo: reference,
        outcome: outcomeOf(code),
        latestTransactionStatus: code,
        amount: undefined,
        paidTime: undefined,
      };
    });
  }

  function underWay(kind: Call['kind'], reference?: string): Call[] {
    return calls.filter(
      (entry) =>
        entry.kind === kind &&
        (reference === undefined || entry.reference === reference) &&
        !entry.signal?.aborted,
    );
  }

  function makeSeat(reference: string): Seat {
    const seat: Seat = {
      reference,
      payment: createPayment(() => ({
        partnerReferenceNo: makesOrders
          ? () => {
              const made = nameOrder();
              return call('order', seat, made, undefined, () => {
                seat.reference = made;
                return made;
              });
            }
          : seat.reference,
        openIn,
        whenPopupBlocked: 'redirect',
        waitingWords: '',
        requestLink: (asked, signal) => requestLink(seat, asked, signal),
        inquireStatus: (asked, signal) => inquire(seat, asked, signal),
        onPaid(status) {
          assert(orderOf(status.partnerReferenceNo).code === '00', 'paid is told and is not true');
          assert(status.partnerReferenceNo === seat.reference, 'paid is told of another order');
          seat.paidTold += 1;
          assert(seat.paidTold === 1, 'paid is told twice');
        },
        onFailed({ latestTransactionStatus }) {
          assert(
            seat.opened?.isDead !== false,
            `${latestTransactionStatus} is told of an earlier link`,
          );
        },
        onExpired() {
          const ended = orderOf(seat.reference).links.filter((link) => !isLiving(link));
          seat.expiredTold += 1;
          assert(seat.expiredTold <= ended.length, 'an end is told that is none, or told twice');
        },
        onEvent(event) {
          assert(seat.leave !== undefined, `${event.type} is told after the button has left`);
          seat.events.push(event);
          if (event.type === 'opened') noteOpened(seat);
        },
      })),
      leave: undefined,
      events: [],
      presses: 0,
      opened: undefined,
      paidTold: 0,
      expiredTold: 0,
      popups: [],
      knows: undefined,
    };
    enter(seat);
    return seat;
  }

  function noteOpened(seat: Seat): void {
    const state = seat.payment.getState();
    const order = orderOf(seat.reference);
    const link = order.links.find((other) => 'link' in state && other === state.link);
    assert(link !== undefined, 'a link is opened that is not the order’s');
    assert(link.expiresAt > Date.now(), 'a link is opened that has ended');
    seat.presses -= 1;
    assert(seat.presses >= 0, 'a link is opened without a press');
    link.wasOpened = true;
    if (isLiving(link) && order.code !== '00' && order.code !== '03') order.code = '01';
    seat.opened = link;
  }

  function enter(seat: Seat): void {
    if (seat.leave) return;
    // While it enters it is on the page already.
    seat.leave = () => undefined;
    seat.leave = seat.payment.connect(makesOrders ? undefined : seat.reference);
  }

  function leave(seat: Seat): void {
    seat.leave?.();
    seat.leave = undefined;
  }

  /** What was told to a payment that is over counts no more. */
  function beginAnew(seat: Seat): void {
    seat.opened = undefined;
    seat.paidTold = 0;
    seat.expiredTold = 0;
  }

  function assert(condition: boolean, fault: string): asserts condition {
    if (!condition) faults.push(fault);
  }
  /** Noted here, for what a callback throws is reported elsewhere. */
  const faults: string[] = [];

  const opened = vi.spyOn(window, 'open').mockImplementation(() => {
    const popup = {
      closed: false,
      isBlank: true,
      close: () => (popup.closed = true),
      focus: () => undefined,
      sessionStorage: { setItem: () => undefined },
      document: {
        body: { append: () => undefined, style: {} },
        createElement: () => ({ click: () => (popup.isBlank = false) }),
      },
    };
    presser?.popups.push(popup);
    // oxlint-disable-next-line typescript/no-unsafe-return -- what of a Window the page uses
    return Object(popup);
  });
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {
    assert(
      seats.some((seat) => seat.leave !== undefined),
      'the page is left by no button of it',
    );
  });
  const seats: [Seat, Seat] = [makeSeat(names[0] ?? ''), makeSeat(names[0] ?? '')];

  return {
    seats,
    faults,
    press(index: 0 | 1) {
      const seat = seats[index];
      presser = seat;
      seat.presses += 1;
      if (seat.leave) seat.payment.press();
    },
    prepare: (index: 0 | 1) => seats[index].leave && seats[index].payment.prepare(),
    leave: (index: 0 | 1) => leave(seats[index]),
    enter: (index: 0 | 1) => enter(seats[index]),
    mountAnew(index: 0 | 1) {
      leave(seats[index]);
      seats[index] = makeSeat(makesOrders ? '' : seats[index].reference);
    },
    showOther(index: 0 | 1) {
      const seat = seats[index];
      if (makesOrders || !seat.leave) return;
      leave(seat);
      seat.reference = names.find((name) => name !== seat.reference) ?? '';
      seat.knows = undefined;
      beginAnew(seat);
      enter(seat);
    },
    reset(index: 0 | 1) {
      const seat = seats[index];
      seat.payment.reset();
      if (makesOrders) Object.assign(seat, { reference: '', knows: undefined });
      beginAnew(seat);
    },
    reload() {
      for (const seat of seats) leave(seat);
      calls = [];
      for (const { links } of orders.values()) for (const link of links) linkPool.drop(link);
      for (const index of [0, 1] as const)
        seats[index] = makeSeat(makesOrders ? '' : seats[index].reference);
    },
    answer(kind: Call['kind'], which: 0 | -1) {
      calls
        .filter((entry) => entry.kind === kind)
        .at(which)
        ?.succeed();
    },
    refuse(kind: Call['kind'], code: QrisErrorCode, retryAfterMs?: number) {
      calls.find((entry) => entry.kind === kind)?.fail(new QrisError(code, '', { retryAfterMs }));
    },
    /** The customer does something at the webview. */
    pay(code: '00' | '03' | '05') {
      for (const order of orders.values()) {
        const link = order.links.find((other) => other.wasOpened && isLiving(other));
        if (order.code !== '01' || link === undefined) continue;
        order.code = code;
        link.isDead = code === '05';
      }
    },
    settle(code: '00' | '06') {
      for (const order of orders.values()) {
        if (order.code !== '03') continue;
        order.code = code;
        for (const link of order.links) link.isDead ||= code === '06' && link.wasOpened;
      }
    },
    returned() {
      const reference = seats[0].reference;
      channel?.dispatchEvent(
        new MessageEvent('message', { data: { type: 'returned', partnerReferenceNo: reference } }),
      );
    },
    show: setHidden,
    goBack: () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    onDialog(act: 'show' | 'leave' | 'redirect') {
      for (const seat of seats) {
        const state = seat.payment.getState();
        if (!('shownIn' in state) || state.shownIn !== 'embedded') continue;
        if (act === 'redirect') seat.presses += 1;
        seat.payment[act]();
      }
    },
    closePopups() {
      for (const { popups } of seats) for (const popup of popups) popup.closed = true;
    },
    pass: (ms: number) => void vi.advanceTimersByTime(ms),

    /** What must be true after each step. */
    look(): void {
      for (const seat of seats) {
        const state = seat.payment.getState();
        const { name } = state;
        assert(
          name !== 'paid' || orderOf(seat.reference).code === '00',
          'it says paid when it is not',
        );
        assert(
          !/secret/.test(JSON.stringify([seat.events, sessionStorage])),
          'a link is told or kept',
        );
        if (!seat.leave) continue;
        const isBusy = name === 'applying' || name === 'checking';
        assert(
          !isBusy ||
            underWay('order').length > 0 ||
            (name === 'applying'
              ? underWay('apply', seat.reference).length > 0
              : underWay('status').some((entry) => entry.seat === seat)),
          `it is ${name} for ever`,
        );
        assert(
          isBusy ||
            calls.some((entry) => entry.seat === seat) ||
            seat.popups.every(({ closed, isBlank }) => closed || !isBlank),
          'a window waits for ever',
        );
        assert(
          name !== 'error' ||
            document.hidden ||
            state.retryAt === undefined ||
            state.retryAt > Date.now() - 1000,
          'a wait that is over holds the button',
        );
      }
    },

    /** The customer is back, and the endpoint answers everything: now the truth must be seen. */
    async conclude(flush: () => Promise<void>): Promise<void> {
      setHidden(false);
      for (const seat of seats) enter(seat);
      for (let round = 0; round < 3; round += 1) {
        if (round === 1) vi.advanceTimersByTime(5000);
        for (const { reference } of seats) {
          channel?.dispatchEvent(
            new MessageEvent('message', {
              data: { type: 'returned', partnerReferenceNo: reference },
            }),
          );
        }
        await flush();
        while (calls.length > 0) {
          calls[0]?.succeed();
          await flush();
        }
      }
      for (const seat of seats) {
        const { code, links } = orderOf(seat.reference);
        const state = seat.payment.getState();
        assert(
          (state.name === 'paid') === (code === '00') || (makesOrders && links.length === 0),
          `the customer is back and sees ${state.name} at ${code}`,
        );
        assert(
          code !== '03' || stepOnPress(state) !== 'apply',
          'a payment is under way, and another is offered',
        );
        assert(
          state.name === 'paid' || stepOnPress(state) !== 'wait' || state.name === 'opening',
          `${state.name} has no way out`,
        );
      }
    },

    end(): void {
      for (const seat of seats) leave(seat);
      vi.advanceTimersByTime(0);
      assert(vi.getTimerCount() === 0, 'a timer runs on after the buttons have left');
      opened.mockRestore();
      clicked.mockRestore();
      sessionStorage.clear();
    },
  };
}

let channel: EventTarget | undefined;

/** The page's end of the channel between the windows of a shop. */
export class Channel extends EventTarget {
  constructor() {
    super();
    // oxlint-disable-next-line typescript/no-this-alias
    channel = this;
  }
  postMessage(): void {}
  close(): void {}
}

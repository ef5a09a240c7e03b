import { vi } from 'vitest';
import type { PaymentEvent } from '../../../src/index.ts';
import { setDeviceClock, setHidden } from '../timeTravel.ts';
import { createEndpoint, type EndpointSetup } from './endpoint.ts';
import { createPivot } from './pivot.ts';
import { createRules } from './rules.ts';
import { seeReturnPage } from './see.ts';
import { settle } from './settle.ts';
import { openShop, type Seat, type Shop, type ShopSetup, type StoredQueries } from './shop.tsx';
import { createWebviews } from './webviews.ts';
import { watchWindows } from './windows.ts';

export interface Setup extends ShopSetup, EndpointSetup {
  /** Whether the shop's function makes the order in the click, a new one each time. */
  makesOrders: boolean;
  answersAtOnce: boolean;
  storage: 'works' | 'denied';
  /** How wrong the device's clock is, in ms. */
  clockError: number;
  /** How far into a second it begins, in ms: a `Date` header counts whole seconds. */
  phase: number;
  /** Whether a reply says when the link ends. */
  tellsEnd: boolean;
}

export type World = ReturnType<typeof createWorld>;

let count = 0;

/** A shop's browser, its customers, the merchant's endpoint, and the payments as they truly are. */
export function createWorld(setup: Setup) {
  vi.setSystemTime(Date.UTC(2026, 0, 31, 23, 59, 59, setup.phase));
  const pivot = createPivot(setup.tellsEnd);
  setDeviceClock(setup.clockError);
  let customer = 'A';
  /** Whose order it is, and of which cart. */
  const orders = new Map<string, { customer: string; cart: string }>();
  const carts = new Map<string, number>();
  let orderCalls: { finish: () => void; fail: () => void }[] = [];
  const stored: StoredQueries = new Map();
  const references = setup.makesOrders ? [] : [nameOrder(), nameOrder()];

  const endpoint = createEndpoint(pivot, setup, {
    customer: () => customer,
    noteRequest: (kind) => rules.noteRequest(shop, kind),
    mayAsk: (reference) => [undefined, customer].includes(orders.get(reference)?.customer),
  });
  endpoint.answersAtOnce = setup.answersAtOnce;
  const currentCart = () => `${customer} ${carts.get(customer) ?? 0}`;
  const closeCart = () => void carts.set(customer, (carts.get(customer) ?? 0) + 1);
  const rules = createRules(pivot, endpoint, {
    setup,
    cartOf: (reference) => orders.get(reference)?.cart ?? reference,
    currentCart,
    customer: () => customer,
    closeCart,
  });
  const windows = watchWindows((url) => rules.noteOpened(url));
  if (setup.storage === 'denied') {
    for (const name of ['sessionStorage', 'localStorage'] as const) {
      vi.spyOn(window, name, 'get').mockImplementation(() => {
        throw new DOMException('Denied', 'SecurityError');
      });
    }
  }

  const webviews = createWebviews(pivot, () => customer);
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => endpoint.fetch(input, init);
  let seats: Seat[] = [];
  let shop = openPage();
  let otherWindow: Shop | undefined;

  function nameOrder(): string {
    count += 1;
    return setup.hasLongUrl ? `${'订单'.repeat(9)}${count}` : `order-${count}`;
  }

  function openPage(): Shop {
    // Two functions that make orders know nothing of each other.
    const [first] = references;
    seats = setup.makesOrders ? [makeSeat(undefined)] : [makeSeat(first), makeSeat(first)];
    const page = openShop(setup, seats, fetch, stored);
    rules.beginPage(seats);
    return page;
  }

  function makeSeat(reference: string | undefined): Seat {
    const seat: Seat = {
      key: (count += 1),
      isThere: true,
      reference,
      makeOrder,
      onPaid: (status) => rules.notePaid(seat, status),
      onSettled: (payment) => {
        if (payment.outcome !== 'paid') rules.noteFailed(seat, payment);
      },
      onExpired: () => rules.noteExpired(seat),
      onEvent: (event: PaymentEvent) => rules.noteEvent(seat, event),
      own: undefined,
    };
    rules.beginSeat(seat);
    return seat;
  }

  async function makeOrder(): Promise<string> {
    const reference = nameOrder();
    orders.set(reference, { customer, cart: currentCart() });
    if (endpoint.answersAtOnce) return reference;
    return new Promise((resolve, reject) => {
      orderCalls.push({
        finish: () => resolve(reference),
        fail: () => reject(new Error('out of stock')),
      });
    });
  }

  function replacePage(search?: string): void {
    shop.close();
    otherWindow?.close();
    otherWindow = undefined;
    endpoint.beginVisit();
    orderCalls = [];
    forget();
    shop = openPage();
    shop.search = search;
    shop.draw();
  }

  /** Without storage, what a button knows ends with it. */
  function forget(): void {
    if (setup.storage === 'denied') for (const link of pivot.links) link.isForgotten = true;
  }

  /** The button of a seat, if it can be pressed by a customer. */
  function findButton(index: number): { seat: Seat; button: HTMLElement } | undefined {
    const seat = seats[index];
    const button = seat && shop.find(seat)?.querySelector('button');
    return seat && button && !shop.isAside ? { seat, button } : undefined;
  }

  const world = {
    setup,
    pivot,
    endpoint,
    rules,
    windows,
    webviews,
    seats: () => seats,
    shop: () => shop,
    findButton,
    draw: () => shop.draw(),

    press(index: number) {
      const found = findButton(index);
      if (!found) return;
      rules.notePress(found.seat);
      found.button.click();
    },
    hover(index: number) {
      const found = findButton(index);
      const by = { bubbles: true, relatedTarget: document.body };
      found?.button.dispatchEvent(new PointerEvent('pointerover', by));
    },
    toggle(index: number) {
      const seat = seats[index];
      if (seat === undefined) return;
      if (seat.isThere) seat.isThere = false;
      else {
        forget();
        seats.splice(index, 1, makeSeat(seat.reference));
      }
      shop.draw();
    },
    putAside(isAside: boolean) {
      shop.isAside = isAside;
      shop.draw();
    },
    showOther(index: number) {
      const seat = seats[index];
      if (seat?.reference === undefined || !seat.isThere) return;
      seat.reference = references.find((name) => name !== seat.reference);
      rules.beginSeat(seat);
      shop.draw();
    },
    reset(index: number) {
      const seat = seats[index];
      if (!seat?.own || !seat.isThere) return;
      if (setup.makesOrders) closeCart();
      rules.beginSeat(seat);
      rules.recordOf(seat).wasReset = true;
      seat.own.reset();
    },
    reload: () => replacePage(),
    changeCustomer() {
      // A function that makes another order each time would do so after the next customer, too:
      // merchants are asked for one that knows the cart.
      if (setup.makesOrders) {
        for (const link of pivot.links) link.isForgotten = true;
        closeCart();
      }
      customer = customer === 'A' ? 'B' : 'A';
      // A shop need not reload for a sign-in.
      forget();
      for (const seat of seats) seat.isThere = false;
      shop.search = undefined;
      shop.draw();
      for (const [index, seat] of seats.entries()) seats.splice(index, 1, makeSeat(seat.reference));
      shop.draw();
    },
    /** The webview leads the customer back. */
    comeBackByUrl() {
      const search = webviews.findReturn();
      if (search === undefined) return;
      replacePage(search);
    },
    comeBackInOtherWindow() {
      const search = webviews.findReturn();
      if (search === undefined || setup.openIn === 'redirect') return;
      otherWindow?.close();
      otherWindow = openShop(
        setup,
        [],
        async (input, init) => endpoint.fetch(input, init, 'other window'),
        new Map(),
      );
      otherWindow.search = search;
      otherWindow.draw();
    },
    pressReturnPage() {
      const action = shop.container.querySelector('.qris-return-action');
      action?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    },
    dropQuery() {
      if (shop.search === undefined) return;
      shop.search = '';
      shop.draw();
    },
    goBack: () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    setHidden,

    order(act: 'finish' | 'fail' | 'lose') {
      const call = orderCalls.shift();
      if (act !== 'lose') call?.[act]();
    },
    finishOrders() {
      for (const call of orderCalls.splice(0)) call.finish();
    },
    onDialog(act: 'onShown' | 'redirect' | 'close') {
      for (const seat of seats) {
        const dialog = shop.find(seat)?.querySelector('dialog');
        if (!dialog || !seat.own) continue;
        if (act === 'close') {
          dialog.removeAttribute('open');
          dialog.dispatchEvent(new Event('close'));
        } else {
          if (act === 'redirect') rules.noteMove(seat);
          seat.own[act]();
        }
      }
    },
    /** Without a date, no page can know that its clock is wrong. */
    setClock(by: number) {
      if (setup.dates === 'absent') return;
      rules.noteLeap();
      setDeviceClock(by);
    },
    sleep(ms: number) {
      if (setup.dates === 'absent') return;
      rules.noteLeap();
      pivot.sleep(ms);
      setDeviceClock(ms);
    },

    /** Time passes, and all that it brings about. */
    async pass(ms: number, step = 4000) {
      for (let left = ms; left > 0; left -= step) {
        vi.advanceTimersByTime(Math.min(step, left));
        await settle();
        world.look();
      }
    },
    look: () => rules.look(shop, otherWindow),

    async end() {
      navigation.removeEventListener('navigate', follow);
      shop.close();
      otherWindow?.close();
      await settle();
      rules.assert(vi.getTimerCount() === 0, 'a timer runs on after the page was left');
      vi.restoreAllMocks();
      sessionStorage.clear();
    },
  };

  /** Where the return page leads to: a page of the shop with its buttons. */
  function follow(event: NavigateEvent): void {
    if (!event.cancelable) return;
    event.preventDefault();
    rules.noteRetry(seeReturnPage(shop)?.reference ?? '');
    replacePage();
  }
  navigation.addEventListener('navigate', follow);

  shop.draw();
  return world;
}

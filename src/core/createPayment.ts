import { mayPayAgain } from '../wire/mayPayAgain.ts';
import { chooseOpenIn } from './chooseOpenIn.ts';
import { createOrder } from './createOrder.ts';
import { createPaymentStore } from './createPaymentStore.ts';
import { failureOf } from './failureOf.ts';
import { isUsable } from './isUsable.ts';
import { journeyMemory } from './journeyMemory.ts';
import { listenForReturn } from './listenForReturn.ts';
import { notify } from './notify.ts';
import type { OpenIn } from './OpenIn.ts';
import { openPayment } from './openPayment.ts';
import { openPopup, type PaymentPopup } from './openPopup.ts';
import type { Payment } from './Payment.ts';
import type { PaymentLink } from './PaymentLink.ts';
import type { PaymentState } from './PaymentState.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { PaymentSurroundings } from './PaymentSurroundings.ts';
import type { PaymentTransition } from './PaymentTransition.ts';
import { QrisError } from './QrisError.ts';
import { serverClock } from './serverClock.ts';
import { stepOnPress } from './stepOnPress.ts';
import { tellShop } from './tellShop.ts';

/** The journey on the shop's page: `paymentReducer` says what follows, this makes it happen. */
export function createPayment(latest: () => PaymentSurroundings): Payment {
  const order = createOrder(latest);
  const { getState, subscribe, happen, wait } = createPaymentStore(
    {
      stay: () => happen({ type: 'stay' }),
      waitOver: () => happen({ type: 'wait-over' }),
      inquire: learn,
      expire() {
        happen({ type: 'expire' });
        // An order can be paid in its last second.
        learn();
      },
    },
    enter,
  );
  let connectedOrder: string | undefined;
  let popup: PaymentPopup | undefined;
  /** Aborts when the button leaves the page or another payment begins. */
  let life = new AbortController();
  /** How many links were asked for: what was asked about an earlier one says little of the next. */
  let round = 0;

  function enter(state: PaymentState, transition: PaymentTransition): void {
    if (state.name === 'expired') order.dropLink();
    if (state.name === 'paid' || state.name === 'failed') order.end();
    if (state.name === 'paid' || state.name === 'error' || state.name === 'idle') popup?.discard();
    tellShop(latest(), transition, state);
  }

  async function inquire(): Promise<PaymentStatus> {
    const { signal } = life;
    const askedIn = round;
    const status = await latest().inquireStatus(await order.reference(), signal);
    signal.throwIfAborted();
    if (askedIn === round || status.outcome === 'paid') happen({ type: 'know', status });
    return status;
  }

  /** Asks in the background. Nobody waits for the answer, so a failure is nobody's error. */
  function learn(): void {
    inquire().catch(() => undefined);
  }

  /** Does what a state is for. It may fail, unless something else has ended the state meanwhile. */
  async function attempt(
    during: 'applying' | 'checking',
    task: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<void> {
    const { signal } = life;
    try {
      await task(signal);
    } catch (cause) {
      if (!signal.aborted && getState().name === during) happen(failureOf(cause));
    }
  }

  async function apply(openIn: OpenIn): Promise<void> {
    happen({ type: 'apply' });
    if (getState().name !== 'applying') return;
    round += 1;
    await attempt('applying', async (signal) => {
      const link = await order.link(signal);
      // Meanwhile the order may have turned out to be paid.
      if (!signal.aborted && getState().name === 'applying') open(link, openIn);
    });
  }

  function open(link: PaymentLink, shownIn: OpenIn): void {
    if (!isUsable(link)) {
      popup?.discard();
      happen({ type: 'expire' });
      return;
    }
    journeyMemory.remember(link.partnerReferenceNo, link);
    happen({ type: 'open', link, shownIn });
    notify(latest().onEvent, { type: 'opened', openIn: shownIn });
    if (shownIn === 'redirect') openPayment(link.paymentUrl);
    // The customer may have closed the window while it waited.
    if (shownIn === 'popup') happen({ type: popup?.go(link) ? 'show' : 'stay' });
  }

  function check(thenApplyIn?: OpenIn): Promise<void> {
    happen({ type: 'check' });
    return attempt('checking', async () => {
      const status = await inquire();
      if (thenApplyIn === undefined) return;
      if (mayPayAgain(status)) await apply(thenApplyIn);
      else popup?.discard();
    });
  }

  /** The customer is on the shop's page again, and may have paid meanwhile. */
  function comeBack(): void {
    notify(latest().onEvent, { type: 'returned' });
    happen({ type: 'stay' });
    void check();
  }

  /**
   * The window looks closed, which is a hint and no more: the status is asked for, now and then,
   * until the link ends.
   */
  function missPopup(): void {
    if (!isOpened()) return;
    notify(latest().onEvent, { type: 'returned' });
    void check();
  }

  /** Whether the customer has been led to the webview, and may be there still. */
  function isOpened(): boolean {
    const { name } = getState();
    return name === 'opening' || name === 'open';
  }

  /** Opens the window that is wanted, or says where to go without it; undefined: nowhere. */
  function prepareWindow(openIn: OpenIn): OpenIn | undefined {
    if (openIn !== 'popup') return openIn;
    popup?.close();
    popup = openPopup(latest().waitingWords, missPopup);
    if (popup !== undefined) return 'popup';
    notify(latest().onEvent, { type: 'popup-blocked' });
    if (latest().whenPopupBlocked === 'redirect') return 'redirect';
    happen({ type: stepOnPress(getState()) === 'check-then-apply' ? 'check' : 'apply' });
    happen(failureOf(new QrisError('popup_blocked', 'The browser opened no window.')));
    return undefined;
  }

  function press(): void {
    const state = getState();
    const step = stepOnPress(state);
    if (step === 'wait') return;
    if (step === 'check') return void check();
    if (step === 'open' && popup?.focus()) return;
    const openIn = prepareWindow(chooseOpenIn(latest().openIn));
    if (openIn === undefined) return;
    if (step === 'apply') void apply(openIn);
    else if (step === 'check-then-apply') void check(openIn);
    else if (state.name === 'open' && state.link) open(state.link, openIn);
  }

  function reset(): void {
    life.abort();
    life = new AbortController();
    popup?.close();
    order.end();
    order.forget();
    happen({ type: 'reset' });
  }

  /** A payment that was begun before the page was loaded is asked about, and can be gone on with. */
  function resume(): void {
    const state = getState();
    const journey = connectedOrder === undefined ? undefined : journeyMemory.recall(connectedOrder);
    if (state.name === 'open' && state.link === undefined) void check();
    if (state.name !== 'idle' || journey?.expiresAt === undefined) return;
    happen({ type: 'resume', expiresAt: journey.expiresAt });
    void attempt('checking', inquire);
  }

  return {
    getState,
    subscribe,
    press,
    prepare() {
      if (stepOnPress(getState()) === 'apply') order.link(life.signal).catch(() => undefined);
    },
    show: () => happen({ type: 'show' }),
    leave() {
      if (isOpened()) comeBack();
    },
    redirect() {
      const state = getState();
      if ('link' in state && state.link) open(state.link, 'redirect');
    },
    reset,
    connect(nextOrder) {
      if (nextOrder !== connectedOrder) reset();
      connectedOrder = nextOrder;
      life = new AbortController();
      const stopWaiting = wait();
      const stopAsking = serverClock.onDoubt(async () => order.known() && inquire());
      const stopListening = listenForReturn({
        order: () => connectedOrder ?? order.known(),
        isAway: isOpened,
        comeBack,
        learn,
      });
      resume();
      return () => {
        stopListening();
        stopAsking();
        life.abort();
        happen({ type: 'stop' });
        popup?.discard();
        stopWaiting();
      };
    },
  };
}

import { mayPayAgain } from '../../snap/status.ts';
import type { PaymentLink } from '../endpoint/applyOtt.ts';
import { QrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';
import { notify } from '../notify.ts';
import { serverClock } from '../time/serverClock.ts';
import { listenForReturn } from './journeyChannel.ts';
import { journeyStorage } from './journeyStorage.ts';
import { createOrder, isUsable, type PaymentSurroundings } from './links.ts';
import {
  chooseOpenIn,
  type OpenIn,
  openPayment,
  openPopup,
  type PaymentPopup,
} from './openWebview.ts';
import { tellShop } from './paymentEvents.ts';
import {
  type PaymentState,
  type PaymentStep,
  type PaymentTransition,
  stepOnPress,
} from './paymentState.ts';
import { createPaymentStore } from './paymentStore.ts';

/** A payment on the shop's page, as a store that a view can subscribe to. */
export interface Payment {
  getState: () => PaymentState;
  subscribe: (listener: () => void) => () => void;
  /** Does what the button offers in the present state; call it inside the click. */
  press: () => void;
  /** Asks for the link ahead of the click, so that the click finds it ready. */
  prepare: () => void;
  /** The frame or the QR code is there. */
  show: () => void;
  /** The customer leaves the dialog: the status is asked for. */
  leave: () => void;
  /** Opens the living link in this tab, where the frame does not work. */
  redirect: () => void;
  /**
   * Begins anew. What Pivot has begun goes on there: of the same order, it is asked what came of it
   * before another link is.
   */
  reset: () => void;
  /**
   * Ties the payment to the page; undo it with the function that comes back. Another order than
   * the last time is another payment.
   */
  connect: (order: string | undefined) => () => void;
}

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
  /** How often a link was opened: what was asked before says little of what came of it. */
  let round = 0;

  function enter(state: PaymentState, transition: PaymentTransition): void {
    if (state.name === 'paid' || state.name === 'failed') order.end(state.status);
    if (state.name === 'paid') popup?.discard();
    tellShop(latest(), transition, state);
  }

  async function inquire(): Promise<PaymentStatus> {
    const { signal } = life;
    const askedIn = round;
    const status = await latest().inquireStatus(await order.reference(signal), signal);
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
    await attempt('applying', async (signal) => {
      const link = await order.link(signal);
      // Meanwhile the order may have turned out to be paid.
      if (!signal.aborted && getState().name === 'applying') open(link, openIn);
    });
  }

  function open(link: PaymentLink, shownIn: OpenIn): void {
    const isInTime = isUsable(link);
    // Before all that the page notes of it: nothing should hold the customer up.
    if (isInTime && shownIn === 'redirect') openPayment(link.paymentUrl);
    round += 1;
    journeyStorage.save({
      ...(journeyStorage.load(link.partnerReferenceNo) ??
        journeyStorage.create(link.partnerReferenceNo)),
      expiresAt: link.expiresAt,
    });
    happen({ type: 'open', link, shownIn });
    if (!isInTime) {
      happen({ type: 'stay' });
      void check();
      return;
    }
    notify(latest().onEvent, { type: 'opened', openIn: shownIn });
    // The customer may have closed the window while it waited.
    if (shownIn === 'popup') happen({ type: popup?.go(link) ? 'show' : 'stay' });
  }

  function check(thenApplyIn?: OpenIn, expiresAt?: number): Promise<void> {
    // How a payment stood while its link lived says little once that has ended.
    const rest = isOpened() ? 'open' : 'expired';
    const askedIn = round;
    happen({ type: 'check', expiresAt });
    return attempt('checking', async () => {
      const status = await inquire();
      const { name } = getState();
      if (thenApplyIn === undefined || askedIn !== round || !mayPayAgain(status)) return;
      if (name === rest || name === 'failed') await apply(thenApplyIn);
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

  /** Once the button has left the page, nothing happens any more. */
  function whileHere(act: () => void): () => void {
    return () => {
      if (!life.signal.aborted) act();
    };
  }

  /** Opens the window that is wanted, or says where to go without it; undefined: nowhere. */
  function prepareWindow(openIn: OpenIn): OpenIn | undefined {
    if (openIn !== 'popup') return openIn;
    popup?.close();
    popup = openPopup(latest().waitingWords, missPopup);
    if (popup !== undefined) return 'popup';
    notify(latest().onEvent, { type: 'popup-blocked' });
    if (latest().whenPopupBlocked === 'redirect') return 'redirect';
    if (!isOpened()) {
      happen({ type: stepOnPress(getState()) === 'check-then-apply' ? 'check' : 'apply' });
    }
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
    const pressedFor = popup;
    void lead(step, openIn).finally(() => {
      const now = getState();
      // A window that no link has come for waits no longer.
      if (!('shownIn' in now) || now.shownIn !== 'popup') pressedFor?.discard();
    });
  }

  /** Leads the customer to the webview, where the state allows it. */
  async function lead(step: PaymentStep, openIn: OpenIn): Promise<void> {
    const state = getState();
    if ('link' in state && state.link) open(state.link, openIn);
    else if (step === 'apply' && !order.mayBePaid()) await apply(openIn);
    else await check(openIn);
  }

  function reset(): void {
    const isGone = life.signal.aborted;
    life.abort();
    if (!isGone) life = new AbortController();
    popup?.close();
    order.begin(connectedOrder);
    happen({ type: 'reset' });
  }

  /** A payment that was begun before the page was loaded is asked about, and can be gone on with. */
  function resume(): void {
    const { expiresAt = 0 } = order.recall() ?? {};
    if (isOpened() || (getState().name === 'idle' && expiresAt > 0)) {
      void check(undefined, expiresAt > serverClock.now() ? expiresAt : undefined);
    }
  }

  return {
    getState,
    subscribe,
    press: whileHere(press),
    prepare: whileHere(() => {
      if (stepOnPress(getState()) !== 'apply' || order.mayBePaid()) return;
      order.link(life.signal).catch(() => undefined);
    }),
    show: whileHere(() => happen({ type: 'show' })),
    leave: whileHere(() => {
      if (isOpened()) comeBack();
    }),
    redirect: whileHere(() => {
      const state = getState();
      if (isOpened() && 'link' in state && state.link) open(state.link, 'redirect');
    }),
    reset,
    connect(nextOrder) {
      if (nextOrder !== connectedOrder) {
        connectedOrder = nextOrder;
        reset();
      }
      life = new AbortController();
      const stopWaiting = wait();
      const stopAsking = serverClock.onDoubt(async () => isOpened() && inquire());
      const stopListening = listenForReturn({
        order: order.known,
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

/** The failure that a thrown thing stands for, and until when it asks to wait. */
function failureOf(cause: unknown): Extract<PaymentTransition, { type: 'fail' }> {
  const error =
    cause instanceof QrisError ? cause : new QrisError('network', 'It failed.', { cause });
  const { retryAfterMs } = error;
  const retryAt = retryAfterMs === undefined ? undefined : serverClock.now() + retryAfterMs;
  return { type: 'fail', error, retryAt };
}

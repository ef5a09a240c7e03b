import { mayPayAgain } from '../../snap/status.ts';
import { QrisError, toQrisError } from '../endpoint/errors.ts';
import type { PaymentStatus } from '../endpoint/paymentStatus.ts';
import { callSafely } from '../callSafely.ts';
import { serverClock } from '../time/serverClock.ts';
import { createInquiries, countInquiries } from './inquiries.ts';
import { listenForReturn } from './journeyChannel.ts';
import { askForLink, joinOrder, type OrderShare } from './links.ts';
import { chooseOpenIn, type OpenIn, openPayment } from './openWebview.ts';
import { createOrderMaker } from './orderMaker.ts';
import { runCallbacks } from './paymentEvents.ts';
import { checkAlone, isUsable, NO_FACTS, type PaymentFacts } from './paymentFacts.ts';
import {
  isDone,
  nextAction,
  type PaymentAction,
  type PaymentState,
  type NextAction,
} from './paymentState.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import { openPopup, type PaymentPopup } from './paymentPopup.ts';
import { createPaymentStore, type Payment } from './paymentStore.ts';
import type { NumberedLink } from './requestLink.ts';

/** The payment on the merchant's page: `paymentState` decides what follows, this does it. */
export function createPayment(latest: () => PaymentOptions): Payment {
  const { getState, subscribe, dispatch, connect } = createPaymentStore(poll, onChange);
  const orderMaker = createOrderMaker(latest);
  const { inquire, learn } = createInquiries(latest, getState, dispatch, () => life.signal);
  let connectedOrder: string | undefined;
  let share: OrderShare | undefined;
  /** The order that the tab remembered of this button. */
  let recalled: string | undefined;
  let popup: PaymentPopup | undefined;
  /** Aborts when the button leaves the page or another payment begins. */
  let life = new AbortController();

  function press(): void {
    dispatch({ type: 'time-passed' });
    const step = nextAction(getState());
    if (step === 'wait') return;
    if (step === 'check') return void check();
    if (step === 'open' && popup?.focus()) return;
    const openIn = prepareWindow(chooseOpenIn(latest().openIn));
    if (openIn === undefined) return;
    const pressedFor = popup;
    void goToWebview(step, openIn).finally(() => {
      const state = getState();
      // A window that no link has come for waits no longer.
      if (!('shownIn' in state) || state.shownIn !== 'popup') pressedFor?.discard();
    });
  }

  /** Opens the window that is wanted, or says where to go without it; undefined: nowhere. */
  function prepareWindow(openIn: OpenIn): OpenIn | undefined {
    if (openIn !== 'popup') return openIn;
    const isTaken = popup?.wasFleeting() === true && latest().whenPopupBlocked !== 'error';
    popup?.close();
    popup = isTaken ? undefined : openPopup(latest().popupText ?? '', onPopupClosed);
    return popup === undefined ? doWithoutWindow() : 'popup';
  }

  function doWithoutWindow(): OpenIn | undefined {
    callSafely(latest().onEvent, { type: 'popup-blocked' });
    if (latest().whenPopupBlocked !== 'error') return 'redirect';
    const error = new QrisError('popup_blocked', 'The browser opened no window.');
    dispatch({ type: 'failed', error });
    return undefined;
  }

  async function goToWebview(first: NextAction, openIn: OpenIn): Promise<void> {
    let step = first;
    if (share === undefined) {
      dispatch({ type: 'link-requested' });
      await attempt('applying', takeOrder);
      // The tab may remember the order.
      step = share === undefined ? 'wait' : nextAction(getState());
    }
    if (step === 'check' || step === 'check-then-apply') step = await check();
    if (step === 'apply') await apply(openIn);
    if (step === 'open') open(openIn);
  }

  async function apply(openIn: OpenIn): Promise<void> {
    dispatch({ type: 'link-requested' });
    await attempt('applying', async (signal) => {
      const numbered = await requestLink();
      // Meanwhile the order may have turned out to be paid.
      if (numbered === undefined || signal.aborted || getState().name !== 'applying') return;
      checkAlone(getState().facts, numbered.link, serverClock.now());
      dispatch({ type: 'link-received', ...numbered });
      if (isUsable(getState().facts)) return open(openIn);
      dispatch({ type: 'returned' });
      void check();
    });
  }

  function open(openIn: OpenIn): void {
    const { link } = getState().facts;
    if (link === undefined) return;
    // Before all that the page notes of it: nothing should hold the customer up.
    if (openIn === 'redirect') openPayment(link.paymentUrl);
    if (openIn === 'popup' && !popup?.go(link)) {
      const other = popup?.wasFleeting() ? doWithoutWindow() : undefined;
      // The customer may have closed the window while it waited.
      return other === undefined ? dispatch({ type: 'returned' }) : open(other);
    }
    dispatch({ type: 'link-opened', shownIn: openIn, sent: countInquiries() });
    callSafely(latest().onEvent, { type: 'opened', openIn });
    if (connectedOrder === undefined) orderMaker.remember(link.partnerReferenceNo);
    if (openIn === 'popup') dispatch({ type: 'webview-shown' });
  }

  /** Asks while the customer waits; says what to do next. */
  async function check(): Promise<NextAction> {
    let answer: PaymentStatus | undefined;
    dispatch({ type: 'status-requested' });
    await attempt('checking', async () => {
      answer = await inquire();
    });
    return answer ? nextAction(getState(), answer) : 'wait';
  }

  function poll(): void {
    if (!document.hidden) share?.poll(learn);
  }

  /** Does what a state is for. It may fail, unless something else has ended the state meanwhile. */
  async function attempt(
    during: 'applying' | 'checking',
    task: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<void> {
    const { signal } = life;
    if (getState().name !== during) return;
    try {
      await task(signal);
    } catch (cause) {
      if (signal.aborted || getState().name !== during) return;
      const error = toQrisError(cause);
      // An order that the tab remembers may be another customer's.
      if (isRecalled() && /not_found|not_allowed/.test(error.code)) letGo();
      else dispatch({ type: 'failed', error });
    }
  }

  async function takeOrder(signal: AbortSignal): Promise<void> {
    const reference = await orderMaker.make();
    signal.throwIfAborted();
    if (share === undefined) join(reference);
  }

  async function requestLink(): Promise<NumberedLink | undefined> {
    const { reference } = getState().facts;
    if (reference === undefined) return undefined;
    return share?.requestLink((request) => askForLink(latest(), reference, request, life.signal));
  }

  async function prefetch(): Promise<void> {
    const { signal } = life;
    const isWanted = (): boolean => !signal.aborted && nextAction(getState()) === 'apply';
    try {
      if (isWanted() && share === undefined) await takeOrder(signal);
      const numbered = isWanted() ? await requestLink() : undefined;
      if (numbered === undefined || signal.aborted) return;
      checkAlone(getState().facts, numbered.link, serverClock.now());
      dispatch({ type: 'link-received', ...numbered });
    } catch {
      // The click will tell.
    }
  }

  /** The customer is on the merchant's page again, and may have paid meanwhile. */
  function comeBack(from?: string): void {
    callSafely(latest().onEvent, { type: 'returned' });
    dispatch({ type: 'returned', from });
    void check();
  }

  /** The window looks closed, which is a hint and no more. */
  function onPopupClosed(): void {
    if (!isAway()) return;
    callSafely(latest().onEvent, { type: 'returned' });
    void check();
  }

  /** The customer has been led to the webview, and may be there still. */
  const isAway = (): boolean => getState().name.startsWith('open');
  const isOpen = (): boolean => getState().facts.polling !== undefined;
  function onChange(before: PaymentState, after: PaymentState, action: PaymentAction): void {
    if (after.facts !== before.facts) share?.publish(after.facts);
    if (isDone(after) && after.name !== before.name && connectedOrder === undefined) {
      orderMaker.forget(after.facts.reference);
    }
    if (after.name === 'paid') popup?.discard();
    runCallbacks(latest(), before, after, action);
  }

  function join(reference: string): void {
    share?.leave();
    const { facts } = getState();
    const known = facts.reference === reference ? facts : undefined;
    const { endpoint, settlementMs } = latest();
    const joined = joinOrder(endpoint, reference, known, (changed) =>
      dispatch({ type: 'facts-changed', facts: changed }),
    );
    share = joined;
    const type = getState().name === 'applying' ? 'order-known' : 'facts-changed';
    dispatch({ type, facts: { ...joined.facts(), settlementMs } });
  }

  function leaveOrder(): void {
    share?.leave();
    share = undefined;
  }

  function isRecalled(): boolean {
    return recalled !== undefined && recalled === getState().facts.reference;
  }

  /** The recalled order is another customer's; an earlier one may be this customer's. */
  function letGo(): void {
    if (recalled !== undefined) orderMaker.refuse(recalled);
    startOver(NO_FACTS);
    recalled = orderMaker.recall();
    if (recalled === undefined) return;
    join(recalled);
    void resume();
  }

  function startOver(facts: PaymentFacts): void {
    const isGone = life.signal.aborted;
    life.abort();
    if (!isGone) life = new AbortController();
    popup?.close();
    if (facts === NO_FACTS) leaveOrder();
    dispatch({ type: 'reset', facts });
  }

  function reset(): void {
    const { facts } = getState();
    if (connectedOrder !== undefined) return startOver(facts);
    orderMaker.forget(facts.reference);
    startOver(NO_FACTS);
  }

  /** What was opened before the page was loaded may be paid by now. */
  async function resume(): Promise<void> {
    if (!isOpen()) return;
    await check();
    const { status } = getState().facts;
    const isFree = status !== undefined && mayPayAgain(status);
    if (isFree && isRecalled() && orderMaker.isAmbiguous()) startOver(NO_FACTS);
  }

  /** Once the button has left the page, nothing happens any more. */
  function whileHere(act: () => unknown): () => void {
    return () => {
      if (!life.signal.aborted) act();
    };
  }

  return {
    getState,
    subscribe,
    press: whileHere(press),
    prefetch: whileHere(prefetch),
    show: whileHere(() => dispatch({ type: 'webview-shown' })),
    leave: whileHere(() => isAway() && comeBack()),
    redirect: whileHere(() => isAway() && open('redirect')),
    reset,
    connect(order) {
      life = new AbortController();
      if (order !== connectedOrder) startOver(NO_FACTS);
      connectedOrder = order;
      const leaveMakers = order === undefined ? orderMaker.connect() : undefined;
      const reference = order ?? getState().facts.reference ?? (recalled = orderMaker.recall());
      if (reference !== undefined) join(reference);
      const stopTimers = connect();
      const stopAsking = serverClock.onDoubt(async () => isOpen() && learn());
      const stopListening = listenForReturn({
        order: () => getState().facts.reference,
        isAway,
        isOpen,
        comeBack,
        learn: () => void learn(),
      });
      void resume();
      return () => {
        stopListening();
        stopAsking();
        life.abort();
        leaveMakers?.();
        leaveOrder();
        dispatch({ type: 'disconnected' });
        popup?.discard();
        stopTimers();
      };
    },
  };
}

import { journeyMemory } from './journeyMemory.ts';
import { mayPayAgain } from '../wire/mayPayAgain.ts';
import { notify } from './notify.ts';
import { openPayment } from './openPayment.ts';
import type { Payment } from './Payment.ts';
import type { PaymentEvent } from './PaymentEvent.ts';
import type { PaymentLink } from './PaymentLink.ts';
import { paymentReducer } from './paymentReducer.ts';
import type { PaymentState } from './PaymentState.ts';
import type { PaymentStatus } from './PaymentStatus.ts';
import type { PaymentSurroundings } from './PaymentSurroundings.ts';
import { QrisError } from './QrisError.ts';
import { serverClock } from './serverClock.ts';
import { stepOnPress } from './stepOnPress.ts';
import { ticker } from './ticker.ts';

/** A webview that has not come after this long leaves the customer on the page, in ms. */
const OPENING_MS = 4000;
/** A link with less than this left is not opened, in ms: the webview would greet with its end. */
const USABLE_MS = 5000;

/** The journey on the shop's page: `paymentReducer` says what follows, this makes it happen. */
export function createPayment(latest: () => PaymentSurroundings): Payment {
  let state: PaymentState = { name: 'idle' };
  let reference: Promise<string> | undefined;
  let connectedOrder: string | undefined;
  /** Aborts when the button leaves the page or another payment begins. */
  let life = new AbortController();
  let stopWaiting: (() => void) | undefined;
  const listeners = new Set<() => void>();

  function happen(event: PaymentEvent): void {
    const before = state;
    state = paymentReducer(before, event);
    if (state === before) return;
    waitForWhatComes();
    for (const listener of listeners) listener();
    const { onPaid, onFailed, onExpired, onError } = latest();
    if (event.type === 'expire') notify(onExpired);
    if (state.name === 'paid') notify(onPaid, state.status);
    if (state.name === 'failed') notify(onFailed, state.status);
    if (state.name === 'error') notify(onError, state.error);
  }

  /** Some states end by themselves: the link expires, and a webview may never come. */
  function waitForWhatComes(): void {
    stopWaiting?.();
    stopWaiting = undefined;
    const link = 'link' in state ? state.link : undefined;
    if (link === undefined) return;
    const opening = state.name === 'opening' ? setTimeout(stay, OPENING_MS) : undefined;
    const unwatch = link.expiresAt === undefined ? undefined : watchEnd(link.expiresAt);
    stopWaiting = () => {
      clearTimeout(opening);
      unwatch?.();
    };
  }

  const stay = (): void => happen({ type: 'stay' });

  function watchEnd(expiresAt: number): () => void {
    return ticker.watch(expiresAt, (secondsLeft) => {
      // The ticker may call back at once, while the state is still being entered.
      if (secondsLeft === 0) queueMicrotask(expire);
    });
  }

  function expire(): void {
    happen({ type: 'expire' });
    // An order can be paid in its last second. Where this fails, pressing the button asks again.
    inquire().then(
      (status) => happen({ type: 'know', status }),
      () => undefined,
    );
  }

  async function orderReference(): Promise<string> {
    const { partnerReferenceNo } = latest();
    try {
      reference ??= Promise.resolve(
        typeof partnerReferenceNo === 'function' ? partnerReferenceNo() : partnerReferenceNo,
      );
      return await reference;
    } catch (cause) {
      reference = undefined;
      throw new QrisError('unavailable', 'partnerReferenceNo() failed to make the order.', {
        cause,
      });
    }
  }

  async function inquire(): Promise<PaymentStatus> {
    return latest().inquireStatus(await orderReference(), life.signal);
  }

  /** Does something that may fail, unless it has been given up meanwhile. */
  async function attempt(task: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = life;
    try {
      await task(signal);
    } catch (error) {
      if (signal.aborted) return;
      happen({
        type: 'fail',
        error:
          error instanceof QrisError
            ? error
            : new QrisError('network', 'The request failed.', { cause: error }),
      });
    }
  }

  function apply(): Promise<void> {
    happen({ type: 'apply' });
    return attempt(async (signal) => {
      const link = await latest().requestLink(await orderReference());
      if (!signal.aborted) open(link);
    });
  }

  function open(link: PaymentLink): void {
    if (link.expiresAt !== undefined && link.expiresAt - serverClock.now() < USABLE_MS) {
      happen({ type: 'expire' });
      return;
    }
    journeyMemory.remember(link.partnerReferenceNo, link);
    happen({ type: 'open', link });
    openPayment(link.paymentUrl);
  }

  function check(thenApply = false): Promise<void> {
    happen({ type: 'check' });
    return attempt(async (signal) => {
      const status = await inquire();
      if (signal.aborted) return;
      happen({ type: 'know', status });
      if (thenApply && mayPayAgain(status)) await apply();
    });
  }

  function reset(): void {
    life.abort();
    life = new AbortController();
    reference = undefined;
    happen({ type: 'reset' });
  }

  /** Back from the webview by the back button, the page finds itself as it was when it was left. */
  function onPageShow(event: PageTransitionEvent): void {
    if (event.persisted && (state.name === 'opening' || state.name === 'open')) void check();
  }

  return {
    getState: () => state,

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    press() {
      switch (stepOnPress(state)) {
        case 'apply':
          return void apply();
        case 'open':
          return state.name === 'open' ? open(state.link) : undefined;
        case 'check':
          return void check();
        case 'check-then-apply':
          return void check(true);
        case 'wait':
          return undefined;
      }
    },

    reset,

    connect(order) {
      if (order !== connectedOrder) reset();
      connectedOrder = order;
      life = new AbortController();
      waitForWhatComes();
      addEventListener('pageshow', onPageShow);
      const stopAsking = serverClock.onDoubt(async () => reference && inquire());
      return () => {
        stopAsking();
        removeEventListener('pageshow', onPageShow);
        life.abort();
        happen({ type: 'stop' });
        stopWaiting?.();
      };
    },
  };
}

import { ticker } from '../time/ticker.ts';
import { listDeadlines, nextInquiryAt } from './paymentFacts.ts';
import type { PaymentAction, PaymentState } from './paymentState.ts';

/** A redirect that has not left the page after this long will not, in ms. */
const REDIRECT_MS = 4000;
/** A frame or a code that is not there after this long counts as shown: its way out is, in ms. */
const DIALOG_MS = 8000;
const IDLE_DELAY_MS = 1000;

/**
 * Waits for what a state brings about by itself: each moment that it depends on, the webview that
 * does not come, and the next inquiry. All of it is derived from the state.
 *
 * @param jitter from 0 to 1, for the steps of asking.
 * @returns stops the waiting.
 */
export function startTimers(
  state: PaymentState,
  jitter: number,
  dispatch: (action: PaymentAction) => void,
  poll: () => void,
): () => void {
  const { facts } = state;
  const stops: (() => void)[] = [];
  let isStopped = false;
  const whenOver = (deadline: number, callback: () => void): void => {
    stops.push(
      ticker.watch(deadline, (secondsLeft) => {
        // The ticker may call back at once, while the state is still being entered.
        if (secondsLeft === 0) queueMicrotask(() => isStopped || callback());
      }),
    );
  };

  const moments = listDeadlines(facts);
  if ('retryAt' in state && state.retryAt !== undefined) moments.push(state.retryAt);
  const next = Math.min(...moments.filter((moment) => moment > facts.now));
  if (next < Infinity) whenOver(next, () => dispatch({ type: 'time-passed' }));

  const isLeaving = state.name === 'opening' && state.shownIn === 'redirect';
  const isAsking = state.name === 'applying' || state.name === 'checking';
  const nextInquiry = nextInquiryAt(facts, jitter);
  // A button that has taken no part asks if no other one does.
  const delay = state.name === 'idle' ? IDLE_DELAY_MS : 0;
  if (nextInquiry !== undefined && !isLeaving && !isAsking) whenOver(nextInquiry + delay, poll);

  if (state.name === 'opening' && facts.polling !== undefined) {
    const { since } = facts.polling;
    if (isLeaving) whenOver(since + REDIRECT_MS, () => dispatch({ type: 'returned' }));
    else whenOver(since + DIALOG_MS, () => dispatch({ type: 'webview-shown' }));
  }
  return () => {
    isStopped = true;
    for (const stop of stops) stop();
  };
}

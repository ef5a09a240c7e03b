import { LINK_LIFE_MS } from '../../snap/applyOtt.ts';
import { SETTLEMENT_MS } from '../../snap/linkDecision.ts';
import type { QrisError } from '../endpoint/errors.ts';

/** How long to wait before each next inquiry, in ms; then the last one repeats. */
const STEPS_MS = [2000, 3000, 5000, 8000, 13_000, 20_000];
const LAST_STEP_MS = 30_000;
/** The random share of a wait, so that customers do not all ask at the same time. */
const JITTER = 0.2;

interface PollingPlan {
  /**
   * How long to wait before the next inquiry, in ms: growing steps, and no less than what the
   * server asked for.
   *
   * @param asked how many inquiries there have been; 0 waits as long as 1.
   * @param jitter from 0 to 1; the same for all waits of a page.
   * @param error why the last inquiry was not answered, if it was not.
   */
  waitAfter(asked: number, jitter: number, error: QrisError | null | undefined): number;
  /**
   * When asking ends, in epoch ms: two of the longest steps after all is known that was paid with
   * the link or, if it has ended already, after asking began.
   *
   * @param askedSince when it began, or was begun again by the customer; epoch ms of the server's
   * clock.
   * @param linkExpiresAt when the link ends. Default: as long after `askedSince` as a link lives.
   * @param settlementMs how long after its end a payment may become known.
   */
  getEnd(askedSince: number, linkExpiresAt: number | undefined, settlementMs?: number): number;
}

/**
 * When the status of a payment is asked for, by the button and by the return page alike. Silence is
 * never a failure: an inquiry without an answer is one more step.
 */
export const pollingPlan: PollingPlan = {
  waitAfter(asked, jitter, error) {
    const step = STEPS_MS[Math.max(0, asked - 1)] ?? LAST_STEP_MS;
    return Math.max(step * (1 + JITTER * (jitter - 0.5)), error?.retryAfterMs ?? 0);
  },

  getEnd: (askedSince, linkExpiresAt = askedSince + LINK_LIFE_MS, settlementMs = SETTLEMENT_MS) =>
    Math.max(askedSince, linkExpiresAt) + settlementMs + 2 * LAST_STEP_MS,
};

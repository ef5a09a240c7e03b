import { LINK_LIFE_MS } from '../snap/applyOtt.ts';
import type { SNAP_CASES } from '../snap/responseCode.ts';
import type { TRANSACTION_STATUS } from '../snap/status.ts';

const link = { linkLivesMs: LINK_LIFE_MS };

/**
 * The scenarios by name, for a test that plays them all.
 *
 * @example
 * ```ts
 * it.each(Object.keys(SCENARIOS))('survives %s', (scenario) => { ... });
 * ```
 */
export const SCENARIOS: Readonly<Record<ScenarioName, MockScenario>> = {
  /** The order is paid. */
  paid: { applyOtt: link, status: ['00'] },
  /** Paid, and known only at the third inquiry. */
  'pending-then-paid': { applyOtt: link, status: ['02', '03', '00'] },
  /** Never becomes final. */
  pending: { applyOtt: link, status: ['03'] },
  /** Paid before: no second link is given. */
  'already-paid': { applyOtt: '40901', status: ['00'] },
  /** An earlier link has just ended, or is about to: it is not known yet if it was paid. */
  confirming: { applyOtt: '40901', status: ['03'], retryAfter: 30 },
  cancelled: { applyOtt: link, status: ['05'] },
  failed: { applyOtt: link, status: ['06'] },
  refunded: { applyOtt: link, status: ['04'] },
  /** Paid with another amount than the order's. */
  mismatch: { applyOtt: link, status: ['00'], expectedAmount: '107000.00' },
  /** Opened, not paid yet. */
  'not-found': { applyOtt: link, status: ['07'] },
  /** The link has ended on arrival. */
  expired: { applyOtt: { linkLivesMs: -1000 }, status: ['07'] },
  /** The link has a minute left. */
  'last-minute': { applyOtt: { linkLivesMs: 60_000 }, status: ['07'] },
  /** Paid, and each answer takes four seconds. */
  slow: { applyOtt: link, status: ['00'], delay: 4000 },
  /** Silence, until the button's own time-out. */
  'no-answer': { applyOtt: 'no-answer', status: ['no-answer'] },
  /** Something between shop and proxy answers with a page. */
  malformed: { applyOtt: 'html', status: ['html'] },
  /** No request gets through. */
  offline: { applyOtt: 'network-error', status: ['network-error'] },
};

/** The scenarios that `SCENARIOS` describes. */
export type ScenarioName =
  | 'paid'
  | 'pending-then-paid'
  | 'pending'
  | 'already-paid'
  | 'confirming'
  | 'cancelled'
  | 'failed'
  | 'refunded'
  | 'mismatch'
  | 'not-found'
  | 'expired'
  | 'last-minute'
  | 'slow'
  | 'no-answer'
  | 'malformed'
  | 'offline';

/** How the mocked proxy answers. */
export interface MockScenario {
  /** A link that lives this long, in ms; a SNAP case such as `40314`; or a breakdown. */
  applyOtt: { linkLivesMs: number } | SnapCase | MockBreakdown;
  /** What each next status inquiry says; the last one repeats. Empty: `07`, not found. */
  status: readonly (keyof typeof TRANSACTION_STATUS | SnapCase | MockBreakdown)[];
  /**
   * How long each answer takes, in ms.
   *
   * @default 0
   */
  delay?: number;
  /** The `Retry-After` of each refusal, in seconds. Default: 30 for `42900`, else none. */
  retryAfter?: number;
  /**
   * What the merchant's server expects to be paid, in Rupiah with two decimals. A payment's
   * amount is always `36000.00`. Default: the server does not say.
   */
  expectedAmount?: string;
}

/**
 * How a mocked answer fails before it is one: a page of HTML where JSON was due, a connection that
 * breaks off, or silence.
 */
export type MockBreakdown = 'html' | 'network-error' | 'no-answer';

/** A case of SNAP: HTTP status and case code, without the service's two digits, such as `40314`. */
export type SnapCase = keyof typeof SNAP_CASES;

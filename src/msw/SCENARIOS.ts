import type { MockScenario } from './MockScenario.ts';
import type { ScenarioName } from './ScenarioName.ts';

const QUARTER_HOUR = 15 * 60 * 1000;
const link = { linkLivesMs: QUARTER_HOUR };

/** The scenarios by name, for a test that plays them all. */
export const SCENARIOS: Readonly<Record<ScenarioName, MockScenario>> = {
  /** The order is paid. */
  paid: { applyOtt: link, status: ['00'] },
  /** Paid, and known only at the third inquiry. */
  'pending-then-paid': { applyOtt: link, status: ['02', '03', '00'] },
  /** Never becomes final. */
  pending: { applyOtt: link, status: ['03'] },
  /** Paid before: no second link is given. */
  'already-paid': { applyOtt: '40901', status: ['00'] },
  cancelled: { applyOtt: link, status: ['05'] },
  failed: { applyOtt: link, status: ['06'] },
  refunded: { applyOtt: link, status: ['04'] },
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
  /** No request gets through. (A browser that knows so, by `navigator.onLine`, sends none.) */
  offline: { applyOtt: 'network-error', status: ['network-error'] },
};

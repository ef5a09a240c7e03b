import type { MockScenario } from './MockScenario.ts';
import type { ScenarioName } from './ScenarioName.ts';

const QUARTER_HOUR = 15 * 60 * 1000;
const link = { linkLivesMs: QUARTER_HOUR };

/** The scenarios by name. */
export const SCENARIOS: Record<ScenarioName, MockScenario> = {
  /** The order is paid. */
  paid: { applyOtt: link, status: ['00'] },
  /** Paid, and known only at the third inquiry. */
  'pending-then-paid': { applyOtt: link, status: ['02', '03', '00'] },
  /** Never becomes final. */
  pending: { applyOtt: link, status: ['03'] },
  cancelled: { applyOtt: link, status: ['05'] },
  failed: { applyOtt: link, status: ['06'] },
  refunded: { applyOtt: link, status: ['04'] },
  /** Opened, not paid yet. */
  'not-found': { applyOtt: link, status: ['07'] },
  /** The link has ended on arrival. */
  expired: { applyOtt: { linkLivesMs: -1000 }, status: ['07'] },
  /** The link has a minute left. */
  'last-minute': { applyOtt: { linkLivesMs: 60_000 }, status: ['07'] },
  /** Something between shop and proxy answers with a page. */
  malformed: { applyOtt: 'html', status: ['html'] },
  /** The proxy cannot be reached. */
  unreachable: { applyOtt: 'network-error', status: ['network-error'] },
};

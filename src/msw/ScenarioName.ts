/** The scenarios that `SCENARIOS` describes. */
export type ScenarioName =
  | 'paid'
  | 'pending-then-paid'
  | 'pending'
  | 'cancelled'
  | 'failed'
  | 'refunded'
  | 'not-found'
  | 'expired'
  | 'last-minute'
  | 'malformed'
  | 'unreachable';

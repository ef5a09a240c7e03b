/** The scenarios that `SCENARIOS` describes. */
export type ScenarioName =
  | 'paid'
  | 'pending-then-paid'
  | 'pending'
  | 'already-paid'
  | 'cancelled'
  | 'failed'
  | 'refunded'
  | 'not-found'
  | 'expired'
  | 'last-minute'
  | 'slow'
  | 'no-answer'
  | 'malformed'
  | 'offline';

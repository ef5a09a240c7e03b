/** The tokens of Pivot's page "Authentication" live this long. */
const USUAL_LIFE_MS = 900_000;
/** A token is renewed this long before it ends. */
const MARGIN_MS = 60_000;

/**
 * When a token is to be renewed, in epoch ms: a minute before its end, or after half of a life
 * shorter than two minutes.
 *
 * @param lifeMs As Pivot says; 15 minutes where it does not, or says nonsense.
 */
export function renewalTime(now: number, lifeMs: number): number {
  const life = lifeMs > 0 ? lifeMs : USUAL_LIFE_MS;
  return now + life - Math.min(MARGIN_MS, life / 2);
}

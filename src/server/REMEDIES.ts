/** What can be done about an answer before it is final: a `wait` twice, the others once. */
export type Remedy = 'renew-b2b-token' | 'renew-customer-token' | 'repeat' | 'wait';

/**
 * What to do about an answer, by HTTP status and case code. What is not here is final: refusals, and
 * outcomes that are unknown (408, 504, 500ss00, 500ss02), which a repeat would double.
 *
 * @see Pivot's "Response Codes".
 */
export const REMEDIES: Record<string, Remedy> = {
  '40101': 'renew-b2b-token',
  '40103': 'renew-b2b-token',
  '40102': 'renew-customer-token',
  '40104': 'renew-customer-token',
  // The X-EXTERNAL-ID was used before on this day: every attempt has another.
  '40900': 'repeat',
  '42900': 'wait',
  // SNAP's text asks to try again.
  '50001': 'wait',
  '50200': 'wait',
  '50300': 'wait',
};

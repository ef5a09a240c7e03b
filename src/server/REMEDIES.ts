/** What can be done about an answer before it is final. */
export type Remedy = 'renew-b2b-token' | 'renew-customer-token' | 'repeat' | 'wait';

/**
 * What to do about an answer, by HTTP status and case code, and how often. What is not here is final:
 * refusals, and outcomes that are unknown (408, 504, 500ss00, 500ss02), which a repeat would double.
 *
 * @see Pivot's "Response Codes".
 */
export const REMEDIES: Record<string, { remedy: Remedy; times: number }> = {
  '40101': { remedy: 'renew-b2b-token', times: 1 },
  '40103': { remedy: 'renew-b2b-token', times: 1 },
  '40102': { remedy: 'renew-customer-token', times: 1 },
  '40104': { remedy: 'renew-customer-token', times: 1 },
  // The X-EXTERNAL-ID was used before on this day: every attempt has another.
  '40900': { remedy: 'repeat', times: 1 },
  '42900': { remedy: 'wait', times: 2 },
  // SNAP's text asks to try again.
  '50001': { remedy: 'wait', times: 2 },
  '50200': { remedy: 'wait', times: 2 },
  '50300': { remedy: 'wait', times: 2 },
};

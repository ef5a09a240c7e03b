import type { Play } from './readPlays.ts';

/** What a call of the API is answered with when all is well. */
export interface Answer {
  body: { responseCode: string; responseMessage: string };
  /** The reference whose magic may change how the reply travels. */
  magic?: { operation: Play['operation']; partnerReferenceNo: string };
}

import type { EndpointOptions } from '../../src/index.ts';
import { statusResponse } from '../../src/sandbox/api/responses.ts';
import type { TRANSACTION_STATUS } from '../../src/snap/status.ts';

export interface StatusEndpoint {
  endpoint: EndpointOptions['endpoint'];
  /** When each inquiry came, in s since the first, to a tenth. */
  asked: number[];
}

/**
 * A merchant's endpoint in the page, so that its time is the page's virtual time.
 *
 * @param answer what it says; what it throws is its failure.
 */
export function statusEndpoint(
  answer: (inquiry: number, seconds: number) => keyof typeof TRANSACTION_STATUS,
): StatusEndpoint {
  const asked: number[] = [];
  let start: number | undefined;
  return {
    asked,
    endpoint: {
      applyOtt: '/none',
      async status({ originalPartnerReferenceNo }) {
        start ??= Date.now();
        asked.push(Math.round((Date.now() - start) / 100) / 10);
        return statusResponse({
          partnerReferenceNo: originalPartnerReferenceNo,
          status: answer(asked.length, (Date.now() - start) / 1000),
          amount: '36000.00',
        });
      },
    },
  };
}

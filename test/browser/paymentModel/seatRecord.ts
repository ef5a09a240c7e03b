import type { PaymentEvent } from '../../../src/index.ts';

/** What a seat has shown and told. */
export interface SeatRecord {
  presses: number;
  paid: number;
  failed: string[];
  expired: number;
  reference: string | undefined;
  /** The least time left that it has shown, of its latest link, in s. */
  leastLeft: number;
  /** How many links the endpoint had handed out when it was last looked at. */
  links: number;
  shownUrl: string | undefined;
  events: PaymentEvent[];
  /** The merchant wants another payment. */
  wasReset: boolean;
  /** How many links had been opened when it came. */
  openingsBefore: number;
}

export function newRecord(openingsBefore: number): SeatRecord {
  return {
    presses: 0,
    paid: 0,
    failed: [],
    expired: 0,
    reference: undefined,
    leastLeft: Infinity,
    links: 0,
    shownUrl: undefined,
    events: [],
    wasReset: false,
    openingsBefore,
  };
}

import { useSyncExternalStore } from 'react';
import type { Journey } from './core/Journey.ts';
import { journeyMemory } from './core/journeyMemory.ts';
import { readReturn } from './core/readReturn.ts';

/** Which payment a return page is about. */
export interface ReturnedPaymentOptions {
  /**
   * The query of the return URL, where a router or a server has it. Default: `location.search`,
   * read after hydration.
   */
  search?: string | undefined;
  /** Which payment to ask about. Default: the one that the query names, put there by the button. */
  partnerReferenceNo?: string | undefined;
}

interface ReturnedPayment {
  partnerReferenceNo: string | undefined;
  /** Whether the query has been read, and names no payment. */
  isLost: boolean;
  /** What this tab remembers of the payment. */
  journey: Journey | undefined;
  /** Whether the query names the payment, so that it may have returned from the webview. */
  isReturn: boolean;
  /** Whether the query bears the nonce that this tab remembers: its own payment has returned. */
  isOwn: boolean;
}

/** Which payment a page is about, by its props and its URL. */
export function useReturnedPayment(options: ReturnedPaymentOptions): ReturnedPayment {
  const located = useSyncExternalStore(subscribeToNothing, readSearch, readNothing);
  const search = options.search ?? located;
  const returned = search === undefined ? undefined : readReturn(search);
  const { partnerReferenceNo = returned?.partnerReferenceNo } = options;
  const journey =
    partnerReferenceNo === undefined ? undefined : journeyMemory.recall(partnerReferenceNo);
  const isReturn = returned !== undefined && returned.partnerReferenceNo === partnerReferenceNo;
  return {
    partnerReferenceNo,
    isLost: partnerReferenceNo === undefined && search !== undefined,
    journey,
    isReturn,
    isOwn: isReturn && journey !== undefined && journey.nonce === returned.nonce,
  };
}

const subscribeToNothing = () => () => undefined;
const readSearch = (): string | undefined => location.search;
const readNothing = (): string | undefined => undefined;

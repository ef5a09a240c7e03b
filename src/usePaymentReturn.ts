import { type QueryClient, type QueryState, useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { EndpointOptions } from './core/endpoint/callEndpoint.ts';
import type { QrisError } from './core/endpoint/errors.ts';
import { inquirePaymentStatus, type PaymentStatus } from './core/endpoint/paymentStatus.ts';
import { journeyChannel } from './core/payment/journeyChannel.ts';
import { type Journey, journeyStorage } from './core/payment/journeyStorage.ts';
import { inquiryPlan, type PaymentReturnState, returnStateOf } from './core/payment/returnState.ts';
import { readReturn } from './core/payment/returnUrl.ts';
import { serverClock } from './core/time/serverClock.ts';
import { useQueryClientOrOwn } from './useQueryClientOrOwn.ts';

/** The customer or the connection is back. */
const BACK_EVENTS = ['visibilitychange', 'online'];

export interface UsePaymentReturnOptions extends EndpointOptions, ReturnedPaymentOptions {
  /** When the link ends, in epoch ms. Default: what this tab remembers of it. */
  expiresAt?: number | undefined;
  /** Default: the provider's, else one of the package's own. */
  queryClient?: QueryClient | undefined;
}

export interface PaymentReturn {
  state: PaymentReturnState;
  /** What is asked about; undefined where the URL names none. */
  partnerReferenceNo: string | undefined;
  /** What the last inquiry that was answered said. */
  status: PaymentStatus | undefined;
  /** Why the last inquiry was not answered. */
  error: QrisError | null;
  /** Whether an inquiry is under way. */
  isChecking: boolean;
  /**
   * Asks at once, and goes on asking. Resolves with the answer, or with undefined where there was
   * none; never rejects.
   */
  checkAgain: () => Promise<PaymentStatus | undefined>;
  /** Whether this window was opened for the payment, so that `window.close()` may end it. */
  isPopup: boolean;
  /** Whether a tab that waits for the payment has heard of the return, and goes on by itself. */
  isHeard: boolean;
}

/**
 * A return page without a look: a TanStack query that asks the merchant's endpoint how the payment
 * stands, at growing steps, until it is final or a while after the link's end. It rests in hidden
 * tabs and offline, and asks at once when the customer is back. Which of the two URLs was returned
 * to decides nothing.
 *
 * Where the URL's nonce is the one that this tab remembers, the other windows of the shop are told
 * to ask, too. Without it (another tab's link, another browser, a forged or an old URL) the true
 * status is shown, and the others are told once it is final.
 */
export function usePaymentReturn(options: UsePaymentReturnOptions): PaymentReturn {
  const { partnerReferenceNo, isLost, journey, isReturn, isOwn } = useReturnedPayment(options);
  const queryClient = useQueryClientOrOwn(options.queryClient);
  const queryKey = ['pivot-qris', 'status', partnerReferenceNo];
  const inquiries = queryClient.getQueryState(queryKey);
  const [luck] = useState(Math.random);
  const [visit, setVisit] = useState(() => startVisit(partnerReferenceNo, inquiries));
  // What is known of one payment says nothing of another.
  if (visit.partnerReferenceNo !== partnerReferenceNo) {
    setVisit(startVisit(partnerReferenceNo, inquiries));
  }
  const expiresAt = options.expiresAt ?? journey?.expiresAt;
  const goesOn = () => serverClock.now() < inquiryPlan.endOf(visit.askedSince, expiresAt);
  // What a shop keeps in its cache from before, or in storage, may be untrue by now.
  const isNew = (state: Counts | undefined) => state?.dataUpdateCount !== visit.answeredBefore;
  const query = useQuery<PaymentStatus, QrisError>(
    {
      queryKey,
      queryFn: ({ signal }) => inquirePaymentStatus(partnerReferenceNo ?? '', options, signal),
      enabled: partnerReferenceNo !== undefined,
      // A shop's own defaults suit its catalogue, not the question whether an order is paid.
      staleTime: 0,
      gcTime: 0,
      retry: false,
      throwOnError: false,
      networkMode: 'always',
      refetchOnMount: true,
      refetchOnReconnect: false,
      refetchOnWindowFocus: false,
      refetchIntervalInBackground: false,
      refetchInterval: ({ state }) =>
        goesOn() && state.error?.retryable !== false && !(isNew(state) && isSettled(state.data))
          ? inquiryPlan.waitAfter(countInquiries(state) - visit.askedBefore, luck, state.error)
          : false,
    },
    queryClient,
  );
  const status = isNew(inquiries) ? query.data : undefined;
  const error = useErrorUntilAnswer(query, partnerReferenceNo);

  const { refetch } = query;
  const isOpen = partnerReferenceNo !== undefined && !isSettled(status);
  useEffect(() => {
    if (!isOpen) return undefined;
    // TanStack's own way needs a provider, and misses a page that was offline when it was loaded.
    const ask = () => void (document.hidden || refetch({ cancelRefetch: false }));
    for (const event of BACK_EVENTS) addEventListener(event, ask);
    return () => {
      for (const event of BACK_EVENTS) removeEventListener(event, ask);
    };
  }, [isOpen, refetch]);

  // How a payment ended is news whoever wrote the URL: another tab's link bears that tab's nonce.
  const isNews = isOwn || (isReturn && isSettled(status));
  const isHeard = useReturnedWindow(isNews ? partnerReferenceNo : undefined, status?.outcome);

  return {
    state: isLost
      ? 'unknown'
      : returnStateOf({
          status,
          error,
          failures: inquiries?.errorUpdateCount ?? 0,
          hasLinkEnded: expiresAt !== undefined && expiresAt <= serverClock.now(),
          goesOn: goesOn(),
        }),
    partnerReferenceNo,
    status,
    error,
    isChecking: query.isFetching,
    isPopup: isReturn && journey?.isPopup === true,
    isHeard,
    async checkAgain() {
      setVisit((known) => ({ ...known, ...startRound(inquiries) }));
      const answer = await refetch({ cancelRefetch: false });
      return answer.isSuccess ? answer.data : undefined;
    },
  };
}

type Counts = Pick<QueryState, 'dataUpdateCount' | 'errorUpdateCount'>;

function startVisit(partnerReferenceNo: string | undefined, state: Counts | undefined) {
  return {
    partnerReferenceNo,
    answeredBefore: state?.dataUpdateCount ?? 0,
    ...startRound(state),
  };
}

/** The steps begin anew when the page opens, and when it is told to check again. */
function startRound(state: Counts | undefined) {
  return { askedSince: serverClock.now(), askedBefore: countInquiries(state) };
}

function countInquiries(state: Counts | undefined): number {
  return state === undefined ? 0 : state.dataUpdateCount + state.errorUpdateCount;
}

function isSettled(status: PaymentStatus | undefined): boolean {
  return status !== undefined && status.outcome !== 'pending' && status.outcome !== 'not_found';
}

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
function useReturnedPayment(options: ReturnedPaymentOptions): ReturnedPayment {
  const located = useSyncExternalStore(subscribeToNothing, readSearch, readNothing);
  const search = options.search ?? located;
  const returned = search === undefined ? undefined : readReturn(search);
  const number = returned?.number ?? '';
  const own = journeyStorage.load(({ numbers }) => numbers.includes(number));
  const named = own?.partnerReferenceNo ?? returned?.partnerReferenceNo;
  const { partnerReferenceNo = named } = options;
  const journey =
    partnerReferenceNo === undefined ? undefined : journeyStorage.load(partnerReferenceNo);
  const isReturn = named !== undefined && named === partnerReferenceNo;
  return {
    partnerReferenceNo,
    isLost: partnerReferenceNo === undefined && search !== undefined,
    journey,
    isReturn,
    isOwn: isReturn && own !== undefined,
  };
}

const subscribeToNothing = () => () => undefined;
const readSearch = (): string | undefined => location.search;
const readNothing = (): string | undefined => undefined;

/**
 * The error of a query until the next answer. TanStack takes it back when it asks again; a sentence
 * that comes and goes helps nobody.
 *
 * @param subject what is asked about: the error of one says nothing of another.
 */
function useErrorUntilAnswer<Failure>(
  { isFetching, error }: { isFetching: boolean; error: Failure | null },
  subject: string | undefined,
): Failure | null {
  const [last, setLast] = useState({ subject, error });
  if (last.subject === subject && (isFetching || last.error === error)) return last.error;
  setLast({ subject, error });
  return error;
}

/**
 * Tells the shop's other windows that a payment has returned to this one, and again whenever there
 * is news of it: they ask the server for themselves.
 *
 * @param partnerReferenceNo undefined: there is nothing to tell.
 * @param outcome what is known by now.
 * @returns whether a window that waits for the payment has heard it.
 */
function useReturnedWindow(
  partnerReferenceNo: string | undefined,
  outcome: string | undefined,
): boolean {
  const [heardFor, setHeardFor] = useState<string>();

  useEffect(() => {
    if (partnerReferenceNo === undefined) return undefined;
    return journeyChannel.listen((message) => {
      if (message.type === 'heard' && message.partnerReferenceNo === partnerReferenceNo) {
        setHeardFor(partnerReferenceNo);
      }
    });
  }, [partnerReferenceNo]);

  useEffect(() => {
    if (partnerReferenceNo === undefined) return;
    journeyChannel.tell({ type: 'returned', partnerReferenceNo });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each outcome is news
  }, [partnerReferenceNo, outcome]);

  return partnerReferenceNo !== undefined && heardFor === partnerReferenceNo;
}

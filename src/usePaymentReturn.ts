import { useQuery, type QueryClient, type QueryState } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { EndpointOptions } from './core/EndpointOptions.ts';
import { inquirePaymentStatus } from './core/inquirePaymentStatus.ts';
import type { PaymentReturnState } from './core/PaymentReturnState.ts';
import type { PaymentStatus } from './core/PaymentStatus.ts';
import type { QrisError } from './core/QrisError.ts';
import { readReturn } from './core/readReturn.ts';
import { returnStateOf } from './core/returnStateOf.ts';
import { useQueryClientOrOwn } from './useQueryClientOrOwn.ts';

/** How long to wait before each next inquiry, in ms; the last one repeats. */
const STEPS = [2000, 3000, 5000, 8000, 13_000];
const LAST_STEP = 20_000;
/** After so many inquiries, about four minutes, the page stops asking by itself. */
const MOST_INQUIRIES = 16;

export interface UsePaymentReturnOptions extends EndpointOptions {
  /** Default: the one in the page's URL, put there by the button. */
  partnerReferenceNo?: string | undefined;
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
  /** Asks at once, and goes on asking. */
  checkAgain: () => void;
}

/**
 * A return page without a look: a TanStack query that asks the merchant's endpoint how the payment
 * stands, again and again at growing steps, until it is final or there is no point in asking on.
 * Which of the two URLs was returned to decides nothing.
 */
export function usePaymentReturn(options: UsePaymentReturnOptions): PaymentReturn {
  const search = useSyncExternalStore(subscribeToNothing, readSearch, readNothing);
  const { partnerReferenceNo = readReturn(search ?? '')?.partnerReferenceNo } = options;
  const queryClient = useQueryClientOrOwn(options.queryClient);
  const queryKey = ['pivot-qris', 'status', partnerReferenceNo];
  const query = useQuery<PaymentStatus, QrisError>(
    {
      queryKey,
      queryFn: ({ signal }) => inquirePaymentStatus(partnerReferenceNo ?? '', options, signal),
      enabled: partnerReferenceNo !== undefined,
      retry: false,
      staleTime: 0,
      refetchInterval: ({ state }) => nextInquiryIn(state),
      refetchOnWindowFocus: ({ state }) => !isFinal(state.data),
    },
    queryClient,
  );
  const isLost = partnerReferenceNo === undefined && search !== null;

  return {
    state: isLost
      ? 'unknown'
      : returnStateOf(
          query.data,
          countInquiries(queryClient.getQueryState(queryKey)),
          MOST_INQUIRIES,
        ),
    partnerReferenceNo,
    status: query.data,
    error: query.error,
    isChecking: query.isFetching,
    checkAgain: () => void queryClient.resetQueries({ queryKey, exact: true }),
  };
}

type Inquiries = Pick<
  QueryState<PaymentStatus, QrisError>,
  'data' | 'dataUpdateCount' | 'errorUpdateCount'
>;

function countInquiries(state: Omit<Inquiries, 'data'> | undefined): number {
  return state === undefined ? 0 : state.dataUpdateCount + state.errorUpdateCount;
}

function nextInquiryIn(state: Inquiries): number | false {
  const inquiries = countInquiries(state);
  if (isFinal(state.data) || inquiries >= MOST_INQUIRIES) return false;
  return STEPS[Math.max(0, inquiries - 1)] ?? LAST_STEP;
}

function isFinal(status: PaymentStatus | undefined): boolean {
  return status !== undefined && status.outcome !== 'pending' && status.outcome !== 'not_found';
}

const subscribeToNothing = () => () => undefined;
const readSearch = (): string | null => location.search;
const readNothing = (): string | null => null;

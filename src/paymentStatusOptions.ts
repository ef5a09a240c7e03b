import type { UseQueryOptions } from '@tanstack/react-query';
import type { QrisError } from './core/endpoint/errors.ts';
import { inquirePaymentStatus, type PaymentStatus } from './core/endpoint/paymentStatus.ts';
import { type EndpointOptions, nameEndpoint } from './core/endpoint/QrisConfig.ts';

/** TanStack's options of a query that inquires about a payment. */
export interface PaymentStatusOptions extends UseQueryOptions<PaymentStatus, QrisError> {
  queryKey: readonly string[];
  queryFn: (context: { signal: AbortSignal }) => Promise<PaymentStatus>;
}

const MAX_RETRIES = 3;

/**
 * The options of a TanStack query that inquires about one payment, for `useQuery`, `useQueries` and
 * `prefetchQuery`: in an order list, for example. It is always stale, and is retried if that may help.
 *
 * A cached status may be outdated. To decide if an order may be paid again, use `usePaymentReturn` or the
 * pay button, which count only what they hear themselves.
 *
 * @param config Where the endpoint is, and the reference, which is part of the query's key.
 * @returns The query resolves with a `PaymentStatus`, whose `outcome` is `not-found` if the customer has
 *   not started to pay, or rejects with a `QrisError`.
 * @example
 * ```ts
 * const { data } = useQuery(paymentStatusOptions({ ...qris, partnerReferenceNo: order.reference }));
 * ```
 * @see Pivot's page "Inquiry Payment Status".
 */
export function paymentStatusOptions({
  partnerReferenceNo,
  ...config
}: EndpointOptions & { partnerReferenceNo: string }): PaymentStatusOptions {
  return {
    queryKey: ['pivot-qris', 'status', ...nameEndpoint(config.endpoint), partnerReferenceNo],
    queryFn: ({ signal }) => inquirePaymentStatus(partnerReferenceNo, config, signal),
    retry: (failures, { retryable }) => retryable && failures < MAX_RETRIES,
    networkMode: 'always',
    staleTime: 0,
  };
}

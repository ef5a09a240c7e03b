import {
  QueryClient,
  QueryClientContext,
  useMutation,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useContext, useEffect, useRef, useState } from 'react';
import {
  type AllowedLinks,
  applyOtt,
  type PaymentLink,
  type PaymentRequest,
} from './core/endpoint/applyOtt.ts';
import type { EndpointOptions } from './core/endpoint/callEndpoint.ts';
import type { QrisError } from './core/endpoint/errors.ts';

export interface UseApplyOttOptions
  extends
    EndpointOptions,
    AllowedLinks,
    Omit<UseMutationOptions<PaymentLink, QrisError, PaymentRequest>, 'mutationFn'> {
  /** Default: the provider's, else one of the package's own. */
  queryClient?: QueryClient | undefined;
}

/**
 * A TanStack mutation that asks the merchant's endpoint for a payment link.
 *
 * `mutate({ partnerReferenceNo, redirectUrl })` resolves `data` to a `PaymentLink`, or `error` to a
 * `QrisError` (`invalid_input`, `offline`, `network`, `timeout`, `bad_reply`, `unsafe_url`, or by
 * SNAP's case). The link pays: open it, and keep it nowhere. Defaults that differ from TanStack's:
 * an offline click fails at once instead of being sent later, nothing is retried, and the link is
 * forgotten when the component unmounts, which also aborts a request under way.
 *
 * @see Reference page, "QRIS Payment Link - Apply OTT".
 */
export function useApplyOtt(
  options: UseApplyOttOptions,
): UseMutationResult<PaymentLink, QrisError, PaymentRequest> {
  const underWay = useRef(new Set<AbortController>());
  useEffect(() => {
    const controllers = underWay.current;
    return () => {
      for (const controller of controllers) controller.abort();
    };
  }, []);

  return useMutation(
    {
      mutationKey: ['pivot-qris', 'apply-ott'],
      networkMode: 'always',
      retry: false,
      gcTime: 0,
      ...options,
      mutationFn: async (request) => {
        const controller = new AbortController();
        underWay.current.add(controller);
        try {
          return await applyOtt(request, options, controller.signal);
        } finally {
          underWay.current.delete(controller);
        }
      },
    },
    useQueryClientOrOwn(options.queryClient),
  );
}

let shared: QueryClient | undefined;

/**
 * The query client to work with: the one handed in, else the provider's, else one of the package's
 * own, so that a shop without TanStack Query needs no provider.
 */
function useQueryClientOrOwn(handedIn: QueryClient | undefined): QueryClient {
  const provided = useContext(QueryClientContext);
  // On a server nothing may outlive the request, so each rendering gets its own.
  const [own] = useState(() =>
    typeof window === 'undefined' ? new QueryClient() : (shared ??= new QueryClient()),
  );
  return handedIn ?? provided ?? own;
}

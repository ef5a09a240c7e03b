import {
  QueryClient,
  QueryClientContext,
  useMutation,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useContext, useEffect, useRef, useState } from 'react';
import { applyOttOptions } from './applyOttOptions.ts';
import type { PaymentLink, PaymentRequest } from './core/endpoint/applyOtt.ts';
import type { QrisError } from './core/endpoint/errors.ts';
import { checkAllowedHosts, type QrisConfig } from './core/endpoint/QrisConfig.ts';
import { requestLink } from './core/payment/requestLink.ts';

/** TanStack's own options of a mutation. */
export type UseApplyOttOptions = Omit<
  UseMutationOptions<PaymentLink, QrisError, PaymentRequest>,
  'mutationFn'
>;

export type UseApplyOttResult = UseMutationResult<PaymentLink, QrisError, PaymentRequest>;

/**
 * Requests a payment link in a TanStack mutation, as `applyOttOptions` describes. Open the link with
 * `openWebview`, or render it, and store it nowhere. A request under way is aborted, and the link
 * forgotten, if the component unmounts.
 *
 * @param config Where the endpoint is, and which links may be opened.
 * @param options TanStack's options, such as `onSuccess` and `meta`.
 * @param queryClient The provider's by default, else one of the package's own.
 * @throws TypeError in development, if `allowedHosts` is missing.
 * @example
 * ```tsx
 * const { mutate, error, isPending } = useApplyOtt(qris, { onSuccess: openWebview });
 * return (
 *   <button onClick={() => mutate({ partnerReferenceNo: order.reference, redirectUrl: '/paid' })}>
 *     Pay
 *   </button>
 * );
 * ```
 * @see Reference page, "QRIS Payment Link - Apply OTT".
 */
export function useApplyOtt(
  config: QrisConfig,
  options: UseApplyOttOptions = {},
  queryClient?: QueryClient,
): UseApplyOttResult {
  checkAllowedHosts(config.allowedHosts);
  const underWay = useRef(new Set<AbortController>());
  useEffect(() => {
    const controllers = underWay.current;
    return () => {
      for (const controller of controllers) controller.abort();
    };
  }, []);

  return useMutation(
    {
      ...applyOttOptions(config),
      ...options,
      mutationFn: async (request) => {
        const controller = new AbortController();
        underWay.current.add(controller);
        try {
          return (await requestLink(config, request, controller.signal)).link;
        } finally {
          underWay.current.delete(controller);
        }
      },
    },
    useQueryClientOrOwn(queryClient),
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

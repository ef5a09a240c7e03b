import type { UseMutationOptions } from '@tanstack/react-query';
import type { PaymentLink, PaymentRequest } from './core/endpoint/applyOtt.ts';
import type { QrisError } from './core/endpoint/errors.ts';
import { nameEndpoint, type QrisConfig } from './core/endpoint/QrisConfig.ts';
import { requestLink } from './core/payment/requestLink.ts';

/** TanStack's options of a mutation that requests a payment link. */
export interface ApplyOttOptions extends UseMutationOptions<
  PaymentLink,
  QrisError,
  PaymentRequest
> {
  mutationKey: readonly string[];
  mutationFn: (request: PaymentRequest) => Promise<PaymentLink>;
}

/**
 * The options of a TanStack mutation that requests a payment link, for `useMutation`, `MutationCache`
 * and `useIsMutating`. In React, prefer `useApplyOtt`, which also aborts on unmount.
 *
 * Defaults that differ from TanStack's: a mutation fails at once if the device is offline, instead of
 * being sent later; nothing is retried; and the link is not cached, because it is a secret that pays.
 *
 * @param config Where the endpoint is, and which links may be opened.
 * @returns `mutate` takes a `PaymentRequest`, whose URLs may be relative to the page. Resolves with a
 *   `PaymentLink`, or rejects with a `QrisError`: `invalid_input`, `offline`, `network`, `timeout`,
 *   `bad_reply`, `unsafe_url`, or one by SNAP's case.
 * @example
 * ```ts
 * const { mutateAsync } = useMutation(applyOttOptions(qris));
 * openWebview(await mutateAsync({ partnerReferenceNo: order.reference, redirectUrl: '/paid' }));
 * ```
 * @see Reference page, "QRIS Payment Link - Apply OTT".
 */
export function applyOttOptions(config: QrisConfig): ApplyOttOptions {
  return {
    mutationKey: ['pivot-qris', 'apply-ott', ...nameEndpoint(config.endpoint)],
    mutationFn: async (request) => {
      const { link } = await requestLink(config, request, new AbortController().signal);
      return link;
    },
    networkMode: 'always',
    retry: false,
    gcTime: 0,
  };
}

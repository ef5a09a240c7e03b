import {
  MutationObserver,
  onlineManager,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { journeyStorage } from '../../src/core/payment/journeyStorage.ts';
import {
  type ApplyOttRequestBody,
  applyOttOptions,
  openWebview,
  paymentStatusOptions,
  type QrisConfig,
  QrisError,
  useApplyOtt,
  type UseApplyOttOptions,
  usePaymentReturn,
} from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import { recordNavigations } from './recordNavigations.ts';
import { startWorker } from './startWorker.ts';

const worker = startWorker(...qrisHandlers());
const REQUEST = { partnerReferenceNo: 'ref-1', redirectUrl: 'https://shop.example/done' };

function mount(
  options: UseApplyOttOptions = {},
  queryClient?: QueryClient,
  { handedIn, ...config }: Partial<QrisConfig> & { handedIn?: QueryClient } = {},
) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      {queryClient === undefined ? (
        children
      ) : (
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      )}
    </StrictMode>
  );
  const qris = { endpoint: '/api/qris', allowedHosts: ['wallet-stg.harsya.com'], ...config };
  const useIt = () => useApplyOtt(qris, options, handedIn);
  return renderHook(useIt, { wrapper });
}

it('returns the link, without a provider', async () => {
  const { result } = mount();
  result.current.mutate(REQUEST);
  await vi.waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(result.current.data).toMatchObject({
    paymentUrl: expect.stringContaining('https://wallet-stg.harsya.com/'),
    partnerReferenceNo: 'ref-1',
    responseCode: '2004900',
    ott: expect.any(String),
  });
  const { expiresAt = 0 } = result.current.data ?? {};
  expect(Math.abs(expiresAt - Date.now() - 15 * 60_000)).toBeLessThan(5000);
});

it('takes TanStack’s own options, and a query client or the provider’s', async () => {
  const provided = new QueryClient();
  const handedIn = new QueryClient();
  const onSuccess = vi.fn();
  const first = mount({ onSuccess, meta: { order: 7 } }, provided);
  await first.result.current.mutateAsync(REQUEST);
  expect(onSuccess).toHaveBeenCalledOnce();
  const second = mount({}, provided, { handedIn });
  await second.result.current.mutateAsync(REQUEST);
  expect(provided.getMutationCache().getAll()).toHaveLength(1);
  expect(handedIn.getMutationCache().getAll()).toHaveLength(1);
});

it('says at once that the device is offline, and sends nothing later', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  onlineManager.setOnline(false);
  onTestFinished(() => {
    online.mockRestore();
    onlineManager.setOnline(true);
  });
  const send = vi.fn(fetch).mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const { result } = mount({}, undefined, { fetch: send });
  result.current.mutate(REQUEST);
  await vi.waitFor(() => expect(result.current.error).toMatchObject({ code: 'offline' }));
  expect(send).toHaveBeenCalledTimes(1);
  online.mockReturnValue(true);
  onlineManager.setOnline(true);
  await result.current.mutateAsync(REQUEST);
  expect(send).toHaveBeenCalledTimes(2);
});

it('gets a link on a device that is wrong about being offline', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  onTestFinished(() => online.mockRestore());
  const { result } = mount({});
  await expect(result.current.mutateAsync(REQUEST)).resolves.toMatchObject({
    partnerReferenceNo: REQUEST.partnerReferenceNo,
  });
});

it('retries nothing, whatever the shop’s defaults say', async () => {
  worker.use(...qrisHandlers({ scenario: '50001' }));
  const queryClient = new QueryClient({
    defaultOptions: { mutations: { retry: 3, retryDelay: 0, networkMode: 'online' } },
  });
  const send = vi.fn(fetch);
  const { result } = mount({}, queryClient, { fetch: send });
  await expect(result.current.mutateAsync(REQUEST)).rejects.toMatchObject({ code: 'unavailable' });
  expect(send).toHaveBeenCalledOnce();
});

it('forgets the link when the component is gone', async () => {
  const queryClient = new QueryClient();
  const { result, unmount } = mount({}, queryClient);
  await result.current.mutateAsync(REQUEST);
  unmount();
  await vi.waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
});

it('leads to a return page that knows the payment', async () => {
  const left = recordNavigations();
  const { result } = mount();
  const link = await result.current.mutateAsync({ ...REQUEST, redirectUrl: '/done' });
  openWebview(link);
  expect(left).toEqual([link.paymentUrl]);
  const remembered = journeyStorage.load(REQUEST.partnerReferenceNo);
  expect(remembered).toMatchObject({ expiresAt: link.expiresAt });
  const search = `?qris=${remembered?.number}*`;
  const returned = renderHook(() => usePaymentReturn({ endpoint: '/api/qris', search }));
  expect(returned.result.current.partnerReferenceNo).toBe(REQUEST.partnerReferenceNo);
  await vi.waitFor(() => expect(returned.result.current.state).toBe('paid'));
});

it('sends return URLs that name the link', async () => {
  const bodies: unknown[] = [];
  const applyOtt = async (body: ApplyOttRequestBody) => {
    bodies.push(body.additionalInfo);
    throw new QrisError('unavailable', 'No link today.');
  };
  const { result } = mount({}, undefined, { endpoint: { applyOtt, status: '/none' } });
  const request = { partnerReferenceNo: 'ref-7', redirectUrl: '/done' };
  await expect(result.current.mutateAsync(request)).rejects.toMatchObject({ code: 'unavailable' });
  const number = journeyStorage.load('ref-7')?.numbers.at(-1);
  expect(bodies).toEqual([
    {
      partnerReferenceNo: 'ref-7',
      redirectUrl: `${location.origin}/done?qris=${number}*ref-7`,
      failedRedirectUrl: `${location.origin}/done?qris=${number}-*ref-7`,
      mode: undefined,
    },
  ]);
});

it('says which option is missing, at the first render', () => {
  const problems = vi.spyOn(console, 'error').mockReturnValue(undefined);
  onTestFinished(() => problems.mockRestore());
  // As a merchant without TypeScript may write it.
  expect(() => mount({}, undefined, Object({ allowedHosts: undefined }))).toThrow(
    /^allowedHosts is missing: .* allowLocalhost\.$/,
  );
});

it('has options for TanStack’s own hooks, with the reference in the key of a status', async () => {
  const qris = { endpoint: '/api/qris', allowedHosts: ['wallet-stg.harsya.com'] };
  const queryClient = new QueryClient();
  const status = paymentStatusOptions({ ...qris, partnerReferenceNo: 'ref-1' });
  await expect(queryClient.fetchQuery(status)).resolves.toMatchObject({ outcome: 'paid' });
  expect(status.queryKey).toEqual(['pivot-qris', 'status', '/api/qris', 'ref-1']);
  const mutation = new MutationObserver(queryClient, applyOttOptions(qris));
  await expect(mutation.mutate(REQUEST)).resolves.toMatchObject({ responseCode: '2004900' });
  const filter = { mutationKey: ['pivot-qris', 'apply-ott', '/api/qris'] };
  expect(queryClient.getMutationCache().findAll(filter)).toHaveLength(1);
});

it('retries an inquiry only if that may help', async () => {
  const options = { endpoint: '/api/qris', partnerReferenceNo: 'ref-1' };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } });
  for (const [scenario, calls] of [
    ['50001', 4],
    ['40100', 1],
  ] as const) {
    worker.use(...qrisHandlers({ scenario }));
    const send = vi.fn(fetch);
    const asked = queryClient.fetchQuery({
      ...paymentStatusOptions({ ...options, fetch: send }),
      retryDelay: 0,
    });
    await expect(asked).rejects.toBeInstanceOf(QrisError);
    expect(send).toHaveBeenCalledTimes(calls);
  }
});

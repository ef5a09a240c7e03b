import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { useApplyOtt, type UseApplyOttOptions } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import { startWorker } from './startWorker.ts';

const worker = startWorker(...qrisHandlers());
const REQUEST = { partnerReferenceNo: 'ref-1', redirectUrl: 'https://shop.example/done' };

function mount(options: Partial<UseApplyOttOptions> = {}, queryClient?: QueryClient) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      {queryClient === undefined ? (
        children
      ) : (
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      )}
    </StrictMode>
  );
  const useIt = () => useApplyOtt({ endpoint: '/api/qris', ...options });
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
  const second = mount({ queryClient: handedIn }, provided);
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
  const { result } = mount({ fetch: send });
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
  const { result } = mount({ fetch: send }, queryClient);
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

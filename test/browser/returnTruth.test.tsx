import {
  IsRestoringProvider,
  keepPreviousData,
  onlineManager,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { journeyStorage } from '../../src/core/payment/journeyStorage.ts';
import {
  enMessages,
  QrisReturnPage,
  type QrisReturnPageProps,
  type StatusRequestBody,
} from '../../src/index.ts';
import { rememberPayment } from './rememberPayment.ts';
import { statusEndpoint } from './statusEndpoint.ts';

const REFERENCE = 'ref-1';
const here = location.href;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  history.replaceState(null, '', `?qris=${REFERENCE}`);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  sessionStorage.clear();
  history.replaceState(null, '', here);
});

async function pass(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
  // A query cache tells of an answer by timers of its own.
  await act(() => vi.advanceTimersByTimeAsync(4));
}

function show(props: Partial<QrisReturnPageProps>, wrapper?: Wrapper) {
  const element = (more: Partial<QrisReturnPageProps> = {}) => (
    <QrisReturnPage
      endpoint="/none"
      messages={enMessages}
      retryUrl="#pay"
      {...props}
      {...more}
      data-testid="return"
    />
  );
  const { rerender, unmount } = render(element(), wrapper && { wrapper });
  return {
    rerender: (more?: Partial<QrisReturnPageProps>) => rerender(element(more)),
    unmount,
    state: () => page.getByTestId('return').element().dataset['state'],
    text: () => page.getByTestId('return').element().textContent,
    mayPayAgain: () => page.getByRole('link', { name: enMessages.payAgain }).query() !== null,
  };
}

type Wrapper = (props: { children: ReactNode }) => ReactNode;

/** A shop's client, and all that hangs on it. */
function shopWith(queryClient: QueryClient, isRestoring = false): Wrapper {
  return ({ children }) => (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <IsRestoringProvider value={isRestoring}>{children}</IsRestoringProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}

describe('only the answers of this visit count', () => {
  const CANCELLED = {
    partnerReferenceNo: REFERENCE,
    outcome: 'cancelled',
    latestTransactionStatus: '05',
    amount: undefined,
    paidTime: undefined,
  };
  const KEY = ['pivot-qris', 'status', REFERENCE];

  /** What a shop may set for all its queries, and what it would make of a payment's status. */
  const DEFAULTS: Record<string, object> = {
    persister: { persister: async () => CANCELLED },
    initialData: { initialData: CANCELLED, initialDataUpdatedAt: () => Date.now() },
    placeholderData: { placeholderData: CANCELLED },
    keepPreviousData: { placeholderData: keepPreviousData },
    select: { select: () => CANCELLED },
    structuralSharing: { structuralSharing: () => CANCELLED },
    behavior: {
      behavior: {
        onFetch: (context: object) => Object.assign(context, { fetchFn: () => CANCELLED }),
      },
    },
    queryFn: { queryFn: () => CANCELLED },
    'staleTime Infinity': { staleTime: Infinity },
    'staleTime static': { staleTime: 'static' },
    gcTime: { gcTime: Infinity },
    enabled: { enabled: false },
    retry: { retry: true, retryDelay: 3_600_000 },
    retryOnMount: { retryOnMount: false },
    networkMode: { networkMode: 'online' },
    refetch: {
      refetchOnMount: false,
      refetchOnReconnect: false,
      refetchOnWindowFocus: false,
      refetchInterval: false,
    },
    'refetchInterval often': { refetchInterval: 100, refetchIntervalInBackground: true },
    queryKeyHashFn: { queryKeyHashFn: () => 'the same for all' },
    queryHash: { queryHash: 'the same for all' },
    notifyOnChangeProps: { notifyOnChangeProps: [] },
    meta: { meta: { persist: true } },
    throwOnError: { throwOnError: true },
    suspense: { suspense: true },
  };

  /** A shop that is offline as far as TanStack knows, with an older answer in its cache. */
  function hostileClient(): QueryClient {
    onlineManager.setOnline(false);
    onTestFinished(() => onlineManager.setOnline(true));
    const queryClient = new QueryClient();
    queryClient.setQueryData(KEY, CANCELLED);
    return queryClient;
  }
  const WAYS: Record<string, (client: QueryClient, defaults: object) => void> = {
    setDefaultOptions: (client, queries) => client.setDefaultOptions({ queries }),
    setQueryDefaults: (client, queries) => client.setQueryDefaults(['pivot-qris'], queries),
  };

  describe.each(Object.entries(WAYS))('%s', (_way, setDefaults) => {
    it.each(Object.entries(DEFAULTS))('%s', async (_name, defaults) => {
      const queryClient = hostileClient();
      setDefaults(queryClient, defaults);
      let isDown = true;
      const { endpoint, asked } = statusEndpoint(() => {
        if (isDown) throw new TypeError('Failed to fetch');
        return '00';
      });
      const { state, mayPayAgain } = show({ endpoint }, shopWith(queryClient));
      await pass(0);
      expect(state()).toBe('checking');
      await pass(60);
      expect(state()).toBe('unknown');
      expect(mayPayAgain()).toBe(false);
      expect(asked.slice(-7)).toEqual([0, 2, 5, 10, 18, 31, 51]);
      isDown = false;
      await pass(30);
      expect(state()).toBe('paid');
    });
  });

  it('also against all defaults at once', async () => {
    const queryClient = hostileClient();
    queryClient.setDefaultOptions({ queries: Object.assign({}, ...Object.values(DEFAULTS)) });
    const { endpoint } = statusEndpoint((_, now) => (now < 6 ? '03' : '00'));
    const { state } = show({ endpoint }, shopWith(queryClient));
    await pass(1);
    expect(state()).toBe('pending');
    await pass(10);
    expect(state()).toBe('paid');
  });

  it('also while a stored cache is being restored, even if that never ends', async () => {
    const { endpoint } = statusEndpoint(() => '00');
    const { state } = show({ endpoint }, shopWith(hostileClient(), true));
    await pass(1);
    expect(state()).toBe('paid');
  });

  it('also if the shop or another tab writes into the cache meanwhile', async () => {
    const queryClient = hostileClient();
    const { endpoint } = statusEndpoint(() => '03');
    const { state } = show({ endpoint }, shopWith(queryClient));
    await pass(1);
    act(() => void queryClient.setQueryData(KEY, CANCELLED));
    await pass(0);
    expect(state()).toBe('pending');
  });

  it('and not those of an earlier visit, however silent the server is now', async () => {
    const queryClient = new QueryClient();
    const cancelled = statusEndpoint(() => '05');
    const earlier = show({ endpoint: cancelled.endpoint }, shopWith(queryClient));
    await pass(1);
    expect(earlier.state()).toBe('cancelled');
    earlier.unmount();
    let asked = 0;
    const status = async (): Promise<never> => {
      asked += 1;
      return new Promise(() => undefined);
    };
    const { state, mayPayAgain } = show(
      { endpoint: { applyOtt: '/none', status }, timeoutMs: 5000 },
      shopWith(queryClient),
    );
    await pass(4);
    expect(state()).toBe('checking');
    await pass(60);
    expect(state()).toBe('unknown');
    expect(mayPayAgain()).toBe(false);
    expect(asked).toBeGreaterThan(4);
  });

  it('and not those from before the page was left, once Back brings it as it was', async () => {
    let status: '05' | '03' = '05';
    const { endpoint } = statusEndpoint(() => status);
    const { state } = show({ endpoint });
    await pass(1);
    expect(state()).toBe('cancelled');
    status = '03';
    act(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    expect(state()).toBe('checking');
    await pass(1);
    expect(state()).toBe('pending');
  });
});

describe.each([
  ['', undefined],
  [' in StrictMode', StrictMode],
])('the page keeps its payment%s', (_mode, wrapper) => {
  it('once it is paid, if the router drops the query', async () => {
    const { endpoint } = statusEndpoint(() => '00');
    const { state, text, rerender } = show({ endpoint }, wrapper);
    await pass(1);
    history.replaceState(null, '', location.pathname);
    rerender();
    await pass(1);
    expect(state()).toBe('paid');
    expect(text()).toContain(REFERENCE);
  });

  it('while it is pending, and keeps asking', async () => {
    const { endpoint, asked } = statusEndpoint((_, now) => (now < 6 ? '03' : '00'));
    const { state, rerender } = show({ endpoint }, wrapper);
    await pass(1);
    history.replaceState(null, '', location.pathname);
    rerender();
    await pass(0);
    expect(state()).toBe('pending');
    await pass(10);
    expect(state()).toBe('paid');
    expect(asked.slice(-4)).toEqual([0, 2, 5, 10]);
  });

  it('if a router that hands the query over drops it', async () => {
    const { endpoint } = statusEndpoint((_, now) => (now < 6 ? '03' : '00'));
    const { state, rerender } = show({ endpoint, search: `?qris=${REFERENCE}` }, wrapper);
    await pass(1);
    rerender({ search: '' });
    await pass(0);
    expect(state()).toBe('pending');
    await pass(10);
    expect(state()).toBe('paid');
  });

  it('until another is named', async () => {
    const { endpoint } = statusEndpoint((inquiry) => (inquiry === 1 ? '00' : '03'));
    const { state, text, rerender } = show({ endpoint }, wrapper);
    await pass(1);
    history.replaceState(null, '', '?qris=ref-2');
    rerender();
    await pass(0);
    expect(text()).toContain('ref-2');
    expect(state()).toBe('pending');
    history.replaceState(null, '', location.pathname);
    rerender({ partnerReferenceNo: 'ref-3' });
    await pass(0);
    expect(text()).toContain('ref-3');
  });
});

describe('the payment that has returned', () => {
  /** An endpoint that writes down what is asked. */
  function writeDown() {
    const bodies: StatusRequestBody[] = [];
    const { endpoint } = statusEndpoint(() => '03');
    const status = (body: StatusRequestBody, context: { signal: AbortSignal }) => {
      bodies.push(body);
      return Object(endpoint).status(body, context);
    };
    return { bodies, endpoint: { applyOtt: '/none', status } };
  }
  const askedFor = (bodies: readonly StatusRequestBody[]) =>
    bodies.map(({ originalPartnerReferenceNo, additionalInfo }) => [
      originalPartnerReferenceNo,
      additionalInfo?.returnedFrom,
    ]);

  it.each([
    ['as it left', '*ref-1'],
    ['without the reference, which did not fit', '*'],
    ['with a second question mark', '*ref-1?status=success'],
    ['with an escaped second question mark', '*ref-1%3Fstatus=success'],
    ['of another text', '*ref-2'],
  ])('is known by its number: %s', async (_name, rest) => {
    const number = rememberPayment(REFERENCE);
    history.replaceState(null, '', `?lang=id&qris=${number}-${rest}`);
    const { bodies, endpoint } = writeDown();
    show({ endpoint });
    await pass(0);
    expect(askedFor(bodies)).toEqual([[REFERENCE, number]]);
  });

  it('is known by each of its latest numbers', async () => {
    const first = rememberPayment(REFERENCE);
    rememberPayment(REFERENCE);
    history.replaceState(null, '', `?qris=${first}-*`);
    const { bodies, endpoint } = writeDown();
    show({ endpoint });
    await pass(0);
    expect(askedFor(bodies)).toEqual([[REFERENCE, first]]);
  });

  it.each([
    ['ref-1', 'ref-1', undefined],
    ['01234567*ref-1', 'ref-1', undefined],
    ['01234567-*ref-1', 'ref-1', '01234567'],
    ['01234567-*ref-1?status=success', 'ref-1', '01234567'],
    ['ref-1?status=success', 'ref-1', undefined],
    ['01234567-*a%3Fb', 'a?b', '01234567'],
  ])('is what the URL names if this tab does not know it: %s', async (value, ref, number) => {
    history.replaceState(null, '', `?qris=${value}`);
    const { bodies, endpoint } = writeDown();
    show({ endpoint });
    await pass(0);
    expect(askedFor(bodies)).toEqual([[ref, number]]);
  });

  it('stays the same if its number is forgotten meanwhile', async () => {
    const number = rememberPayment(REFERENCE);
    history.replaceState(null, '', `?qris=${number}-*ref-1%3Fstatus=success`);
    const { bodies, endpoint } = writeDown();
    const { rerender } = show({ endpoint });
    await pass(0);
    sessionStorage.clear();
    rerender();
    await pass(2);
    expect(askedFor(bodies)).toEqual([
      [REFERENCE, number],
      [REFERENCE, number],
    ]);
  });

  it('keeps its number for the checkout that the customer goes back to', async () => {
    rememberPayment(REFERENCE);
    const number = rememberPayment(REFERENCE);
    history.replaceState(null, '', `?qris=${number}-*`);
    show({ endpoint: writeDown().endpoint });
    await pass(0);
    expect(journeyStorage.load(REFERENCE)).toMatchObject({ returnedFrom: number, number });
  });
});

describe('another payment is offered', () => {
  const ENDS_IN = 20;
  const SETTLED_IN = 80;

  it.each([
    ['07', 'expired'],
    ['01', 'expired'],
  ] as const)('for status %s not before the link is settled', async (status, then) => {
    const { endpoint } = statusEndpoint(() => status);
    const { state, mayPayAgain } = show({ endpoint, expiresAt: Date.now() + ENDS_IN * 1000 });
    for (const seconds of [0, ENDS_IN - 1, 2, SETTLED_IN - ENDS_IN - 2]) {
      await pass(seconds);
      expect(state()).toBe('pending');
      expect(mayPayAgain()).toBe(false);
    }
    await pass(2);
    expect(state()).toBe(then);
    expect(mayPayAgain()).toBe(true);
  });

  it('after the settlement time that the shop names', async () => {
    const { endpoint } = statusEndpoint(() => '07');
    const settlementMs = 200_000;
    const { mayPayAgain } = show({ endpoint, settlementMs, expiresAt: Date.now() });
    await pass(199);
    expect(mayPayAgain()).toBe(false);
    await pass(2);
    expect(mayPayAgain()).toBe(true);
  });

  it.each(['02', '03'] as const)('never for status %s', async (status) => {
    const { endpoint } = statusEndpoint(() => status);
    const { state, mayPayAgain } = show({ endpoint, expiresAt: Date.now() - 3_600_000 });
    for (const seconds of [0, 60, 60, 600]) {
      await pass(seconds);
      expect(state()).toMatch(/pending|unknown/);
      expect(mayPayAgain()).toBe(false);
    }
  });

  it.each(['07', '01'] as const)(
    'never for status %s if nobody knows the end of the link',
    async (status) => {
      const { endpoint } = statusEndpoint(() => status);
      const { mayPayAgain } = show({ endpoint });
      for (const minutes of [1, 15, 60]) {
        await pass(minutes * 60);
        expect(mayPayAgain()).toBe(false);
      }
    },
  );

  it('if Pivot itself ended the link, once what was paid with it is known', async () => {
    rememberPayment(REFERENCE, { expiresAt: Date.now() + 900_000 });
    let status = async (): Promise<unknown> => ({ responseCode: '4035500' });
    const endpoint = { applyOtt: '/none', status: () => status() };
    const { state, mayPayAgain } = show({ endpoint });
    await pass(59);
    expect(state()).toBe('pending');
    expect(mayPayAgain()).toBe(false);
    await pass(2);
    expect(state()).toBe('expired');
    expect(mayPayAgain()).toBe(true);
    status = async () => ({ responseCode: '4045501' });
    await pass(60);
    expect(state()).toBe('expired');
  });

  it.each([
    ['an earlier link', false, 'pending'],
    ['the latest link', true, 'expired'],
  ])('if Pivot calls %s ended, while a later one may live', async (_, isLatest, then) => {
    const earlier = rememberPayment(REFERENCE);
    const latest = rememberPayment(REFERENCE, { expiresAt: Date.now() + 600_000 });
    history.replaceState(null, '', `?qris=${isLatest ? latest : earlier}-*`);
    const endpoint = { applyOtt: '/none', status: async () => ({ responseCode: '4035500' }) };
    const { state } = show({ endpoint });
    await pass(90);
    expect(state()).toBe(then);
  });

  describe('for a status that was known before the link', () => {
    const BEFORE = { latestTransactionStatus: '05' };
    const ends = (seconds: number) => ({ expiresAt: Date.now() + seconds * 1000 });

    it('not while the link lives', async () => {
      rememberPayment(REFERENCE, { ...ends(20), statusBefore: BEFORE });
      const { endpoint } = statusEndpoint((_, now) => (now < 30 ? '05' : '00'));
      const { state, mayPayAgain } = show({ endpoint });
      await pass(29);
      expect(state()).toBe('pending');
      expect(mayPayAgain()).toBe(false);
      await pass(30);
      expect(state()).toBe('paid');
    });

    it('not until the link is settled', async () => {
      rememberPayment(REFERENCE, { ...ends(-30), statusBefore: BEFORE });
      const { endpoint } = statusEndpoint(() => '05');
      const { state, mayPayAgain } = show({ endpoint });
      await pass(29);
      expect(state()).toBe('pending');
      await pass(2);
      expect(state()).toBe('cancelled');
      expect(mayPayAgain()).toBe(true);
    });

    it.each([
      ['at once if', 'failedRedirectUrl', '-*', 'cancelled'],
      ['not if', 'redirectUrl', '*', 'pending'],
    ])('%s the customer came back by that very link’s %s', async (_when, _url, mark, then) => {
      const number = rememberPayment(REFERENCE, { ...ends(600), statusBefore: BEFORE });
      history.replaceState(null, '', `?qris=${number}${mark}${REFERENCE}`);
      const { endpoint } = statusEndpoint(() => '05');
      const { state } = show({ endpoint });
      await pass(1);
      expect(state()).toBe(then);
    });

    it('not if the customer came back from an earlier one', async () => {
      const earlier = rememberPayment(REFERENCE);
      rememberPayment(REFERENCE, { ...ends(600), statusBefore: BEFORE });
      history.replaceState(null, '', `?qris=${earlier}-*${REFERENCE}`);
      const { endpoint } = statusEndpoint(() => '05');
      const { state } = show({ endpoint });
      await pass(1);
      expect(state()).toBe('pending');
    });
  });

  it('not by a device clock that is two days ahead of the server', async () => {
    const serverNow = Date.now();
    vi.setSystemTime(serverNow + 2 * 24 * 3_600_000);
    const send = async () =>
      new Response(JSON.stringify({ responseCode: '2005500', latestTransactionStatus: '07' }), {
        headers: { 'content-type': 'application/json', date: new Date(serverNow).toUTCString() },
      });
    const { state, mayPayAgain } = show({
      endpoint: '/api/qris',
      fetch: send,
      expiresAt: serverNow + 600_000,
    });
    await pass(1);
    expect(state()).toBe('pending');
    expect(mayPayAgain()).toBe(false);
  });
});

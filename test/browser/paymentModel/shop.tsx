import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import * as React from 'react';
import { Fragment, type ReactElement, type ReactNode, StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type {
  PaymentEvent,
  PaymentStatus,
  UseQrisPaymentResult,
  UseQrisPaymentOptions,
} from '../../../src/index.ts';
import { type Kit, loadPage } from './loadPage.ts';

/** A button of the shop's page. */
export interface Seat {
  key: number;
  isThere: boolean;
  /** The order it is for; undefined if it makes the order in the click. */
  reference: string | undefined;
  makeOrder: () => Promise<string>;
  onPaid: (status: PaymentStatus) => void;
  onSettled: (payment: PaymentStatus) => void;
  onExpired: () => void;
  onEvent: (event: PaymentEvent) => void;
  /** What the shop's own view of it was given last. */
  own: UseQrisPaymentResult | undefined;
}

export interface ShopSetup {
  openIn: 'redirect' | 'popup' | 'embedded' | 'handoff';
  prefetch: 'hover' | undefined;
  isStrict: boolean;
  /** What the shop has set up for all of its queries. */
  queries: 'plain' | 'stale for ever' | 'stored';
  /** Whether the return URLs are about as long as Pivot takes them. */
  hasLongUrl: boolean;
}

export type Shop = ReturnType<typeof openShop>;

/** What stands in the shop's browser between two pages. */
export type StoredQueries = Map<string, unknown>;

/** Opens a page of the shop, with its buttons and, after a return, its return page. */
export function openShop(
  setup: ShopSetup,
  seats: readonly Seat[],
  fetch: typeof globalThis.fetch,
  stored: StoredQueries,
) {
  const kit = loadPage();
  const queryClient = createQueryClient(setup.queries, stored);
  const container = document.body.appendChild(document.createElement('div'));
  // The machine's own pointer may rest above it.
  container.style.pointerEvents = 'none';
  const root = createRoot(container);
  const OwnView = createOwnView(kit);
  const Frame = setup.isStrict ? StrictMode : Fragment;
  const shop = {
    kit,
    container,
    /** The query of the URL that the customer came back by. */
    search: undefined as string | undefined,
    /** React keeps the page aside: its state stays, its effects are undone. */
    isAside: false,
    draw,
    find: (seat: Seat) => container.querySelector<HTMLElement>(`[data-seat="${seat.key}"]`),
    close() {
      flushSync(() => root.unmount());
      container.remove();
      queryClient.clear();
    },
  };

  function draw(): void {
    flushSync(() =>
      root.render(
        <Frame>
          <QueryClientProvider client={queryClient}>
            <Aside isAside={shop.isAside}>
              {seats.map((seat) => seat.isThere && drawSeat(seat))}
            </Aside>
            {shop.search !== undefined && (
              <kit.QrisReturnPage
                endpoint="/api/qris"
                fetch={fetch}
                search={shop.search}
                retryUrl="/cart"
                messages={kit.enMessages}
              />
            )}
          </QueryClientProvider>
        </Frame>,
      ),
    );
  }

  function drawSeat(seat: Seat): ReactElement {
    const options: UseQrisPaymentOptions = {
      endpoint: '/api/qris',
      fetch,
      allowedHosts: ['wallet-stg.harsya.com'],
      ...(seat.reference === undefined
        ? {
            createOrder: seat.makeOrder,
            prefetch: setup.prefetch === 'hover' ? undefined : setup.prefetch,
          }
        : { partnerReferenceNo: seat.reference, prefetch: setup.prefetch }),
      redirectUrl: setup.hasLongUrl ? `/done?cart=${'c'.repeat(190)}` : '/done',
      openIn: setup.openIn,
      onPaid: seat.onPaid,
      onSettled: seat.onSettled,
      onExpired: seat.onExpired,
      onEvent: seat.onEvent,
    };
    return (
      <div key={seat.key} data-seat={seat.key}>
        {setup.openIn === 'embedded' || setup.openIn === 'handoff' ? (
          <OwnView
            options={options}
            onDraw={(payment) => {
              seat.own = payment;
            }}
          />
        ) : (
          <kit.QrisPayButton {...options} messages={kit.enMessages} />
        )}
      </div>
    );
  }

  return shop;
}

interface OwnViewProps {
  options: UseQrisPaymentOptions;
  onDraw: (payment: UseQrisPaymentResult) => void;
}

/** A merchant's own view of a payment, with a dialog that shows nothing. */
function createOwnView({ useQrisPayment, ExpiryCountdown, enMessages: en }: Kit) {
  return function OwnView({ options, onDraw }: OwnViewProps): ReactElement {
    const payment = useQrisPayment(options);
    useEffect(() => onDraw(payment));
    const { shownIn, onShown } = payment;
    const isInDialog = shownIn === 'embedded' || shownIn === 'handoff';
    // A code is there at once, a frame when it has loaded.
    useEffect(() => (shownIn === 'handoff' ? onShown() : undefined), [shownIn, onShown]);
    return (
      <>
        <button {...payment.buttonProps} />
        <ExpiryCountdown expiresAt={payment.expiresAt} messages={en} />
        {isInDialog && <dialog {...payment.dialogProps} />}
      </>
    );
  };
}

/** React 18 has no `Activity`. */
function Aside({ isAside, children }: { isAside: boolean; children: ReactNode }): ReactNode {
  if (!('Activity' in React)) return !isAside && children;
  return <React.Activity mode={isAside ? 'hidden' : 'visible'}>{children}</React.Activity>;
}

function createQueryClient(queries: ShopSetup['queries'], stored: StoredQueries): QueryClient {
  if (queries === 'plain') return new QueryClient();
  if (queries === 'stale for ever') {
    return new QueryClient({
      defaultOptions: {
        queries: {
          staleTime: Infinity,
          gcTime: Infinity,
          retry: 3,
          refetchOnMount: false,
          networkMode: 'offlineFirst',
          placeholderData: (before: unknown) => before,
        },
      },
    });
  }
  return new QueryClient({
    defaultOptions: {
      queries: {
        async persister(ask, context) {
          const key = JSON.stringify(context.queryKey);
          if (!stored.has(key)) stored.set(key, await ask(context));
          return stored.get(key);
        },
      },
    },
  });
}

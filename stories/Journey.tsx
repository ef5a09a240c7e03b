import { http, type HttpHandler } from 'msw';
import { useEffect, useState, type ReactElement } from 'react';
import type { Messages } from '../src/messages/Messages.ts';
import { qrisHandlers, type ScenarioName } from '../src/msw/index.ts';

import { QrisReturnPage } from '../src/QrisReturnPage.tsx';
import { isRecord } from '../src/snap/parse.ts';
import { ALLOWED_HOSTS, OrderButton } from './kit.tsx';

const WORDS = {
  'id-ID': {
    order: 'Pesanan Anda',
    webview: 'Tiruan halaman Pivot',
    pay: 'Pindai QRIS dan bayar',
    cancel: 'Batalkan',
    leave: 'Kembali tanpa membayar',
  },
  'en-ID': {
    order: 'Your order',
    webview: 'A stand-in for Pivot’s page',
    pay: 'Scan a QRIS and pay',
    cancel: 'Cancel',
    leave: 'Go back without paying',
  },
};

export interface JourneyProps {
  partnerReferenceNo: string;
  messages: Messages;
  /** Adds handlers to MSW's worker. */
  addHandlers: (...handlers: HttpHandler[]) => void;
}

/** The whole way on one page: the shop's checkout, the webview, and the return page. */
export function Journey({ partnerReferenceNo, messages, addHandlers }: JourneyProps): ReactElement {
  const [place, setPlace] = useState<'shop' | 'webview' | URL>('shop');
  const [mock] = useState(() => createJourneyMock(addHandlers));
  const words = messages.locale === 'en-ID' ? WORDS['en-ID'] : WORDS['id-ID'];

  useEffect(() => {
    // The story stays on its page; where the button wanted to go is shown in its place.
    const follow = (event: NavigateEvent): void => {
      if (ALLOWED_HOSTS.includes(new URL(event.destination.url).host)) setPlace('webview');
    };
    const { navigation } = window;
    navigation.addEventListener('navigate', follow);
    return () => navigation.removeEventListener('navigate', follow);
  }, []);

  function goBack(outcome: Leave): void {
    mock.end(outcome);
    setPlace(outcome === 'left' ? 'shop' : mock.returnUrl(outcome));
  }

  if (place instanceof URL) {
    return (
      <QrisReturnPage
        search={place.search}
        endpoint="/api/journey"
        continueUrl="#continue"
        retryUrl="#retry"
        messages={messages}
      />
    );
  }
  if (place === 'webview') {
    return (
      <main className="stand-in">
        <h1>{words.webview}</h1>
        <button type="button" onClick={() => goBack('paid')}>
          {words.pay}
        </button>
        <button type="button" onClick={() => goBack('cancelled')}>
          {words.cancel}
        </button>
        <button type="button" onClick={() => goBack('left')}>
          {words.leave}
        </button>
      </main>
    );
  }
  return (
    <main>
      <h1>{words.order}</h1>
      <p>
        {messages.reference}: {partnerReferenceNo}
      </p>
      <OrderButton
        endpoint="/api/journey"
        allowedHosts={ALLOWED_HOSTS}
        partnerReferenceNo={partnerReferenceNo}
        redirectUrl="/paid"
        failedRedirectUrl="/not-paid"
        messages={messages}
      />
    </main>
  );
}

/** How a customer leaves the webview. */
type Leave = 'paid' | 'cancelled' | 'left';

const SCENARIOS: Record<Leave, ScenarioName> = {
  paid: 'pending-then-paid',
  cancelled: 'cancelled',
  left: 'not-found',
};

interface JourneyMock {
  /** From now on the status says what the customer did; a payment is pending at first. */
  end: (leave: Leave) => void;
  /** Where Pivot would send the customer. */
  returnUrl: (leave: Leave) => URL;
}

/** A proxy at `/api/journey` whose replies depend on what the customer does in the webview. */
function createJourneyMock(addHandlers: (...handlers: HttpHandler[]) => void): JourneyMock {
  let urls: Record<string, unknown> = {};
  // Looks at the order on its way, and leaves the answer to the next handler.
  const watch = http.post('*/api/journey/apply-ott', async ({ request }) => {
    const body: unknown = await request.clone().json();
    if (isRecord(body) && isRecord(body['additionalInfo'])) urls = body['additionalInfo'];
  });
  const play = (scenario: ScenarioName) =>
    addHandlers(watch, ...qrisHandlers({ endpoint: '*/api/journey', scenario }));
  play('not-found');
  return {
    end: (leave) => play(SCENARIOS[leave]),
    returnUrl: (leave) =>
      new URL(String(leave === 'paid' ? urls['redirectUrl'] : urls['failedRedirectUrl'])),
  };
}

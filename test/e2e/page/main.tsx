import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'pivot-qris-react/styles.css';
import { enMessages, QrisPayButton, QrisReturnPage, type PaymentEvent } from 'pivot-qris-react';

const parameters = new URLSearchParams(location.search);
const OPEN_IN = ['redirect', 'popup', 'embedded', 'handoff'] as const;

/** The options that the page's address names. */
const options = {
  partnerReferenceNo: parameters.get('order') ?? '',
  openIn: OPEN_IN.find((way) => way === parameters.get('openIn')),
  whenPopupBlocked: parameters.has('noFallback') ? ('error' as const) : undefined,
  prefetch: parameters.has('prefetch') ? ('press' as const) : undefined,
};

/** Leaves the types of the events on the page, for the test to read. */
function note({ type }: PaymentEvent): void {
  const { dataset } = document.documentElement;
  dataset['events'] = [dataset['events'], type].filter(Boolean).join(' ');
}

function Checkout() {
  const [isShown, setShown] = useState(true);
  return (
    <main>
      <h1>Checkout</h1>
      {isShown && (
        <QrisPayButton
          {...options}
          endpoint="/api/qris"
          redirectUrl="/return"
          allowedHosts={[]}
          allowLocalhost
          messages={enMessages}
          onEvent={note}
        />
      )}
      <button type="button" onClick={() => setShown(false)}>
        Choose another way to pay
      </button>
    </main>
  );
}

const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      {location.pathname === '/return' ? (
        <QrisReturnPage endpoint="/api/qris" messages={enMessages} continueUrl="/orders" />
      ) : (
        <Checkout />
      )}
    </StrictMode>,
  );
}

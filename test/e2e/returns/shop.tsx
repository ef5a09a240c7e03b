import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { journeyChannel } from '../../../src/core/journeyChannel.ts';
import { journeyMemory } from '../../../src/core/journeyMemory.ts';
import { returnUrl } from '../../../src/core/returnUrl.ts';
import { en, QrisPayButton, QrisReturnPage, useApplyOtt } from '../../../src/index.ts';

const ENDPOINT = '/api/qris';
const order = new URLSearchParams(location.search).get('order') ?? '';

/** A tab that waits: it hears that the payment has returned, says so, and shows what is true. */
function WaitingTab() {
  const [heard, setHeard] = useState(0);
  useEffect(
    () =>
      journeyChannel.listen(({ type, partnerReferenceNo }) => {
        if (type !== 'returned' || partnerReferenceNo !== order) return;
        journeyChannel.tell({ type: 'heard', partnerReferenceNo });
        setHeard((times) => times + 1);
      }),
    [],
  );
  return heard === 0 ? (
    <p>Waiting</p>
  ) : (
    <QrisReturnPage endpoint={ENDPOINT} partnerReferenceNo={order} messages={en} />
  );
}

/** Pays in a window of its own. */
function PopupButton() {
  const { mutateAsync } = useApplyOtt({ endpoint: ENDPOINT, allowLocalhost: true });
  async function pay(): Promise<void> {
    const popup = window.open('about:blank', '_blank', 'popup,width=420,height=720');
    if (popup === null) return;
    const back = returnUrl('/paid', journeyMemory.begin(order));
    journeyMemory.entrustTo(popup, order);
    const { paymentUrl } = await mutateAsync({ partnerReferenceNo: order, redirectUrl: back });
    popup.opener = null;
    popup.location.replace(paymentUrl);
  }
  return (
    <button type="button" onClick={() => void pay()}>
      Pay in a window
    </button>
  );
}

function Shop() {
  switch (location.pathname) {
    case '/paid':
    case '/failed':
      return (
        <QrisReturnPage
          endpoint={ENDPOINT}
          outcome={location.pathname === '/paid' ? 'success' : 'failed'}
          continueUrl="/orders"
          retryUrl={`/?order=${order}`}
          messages={en}
        />
      );
    case '/wait':
      return <WaitingTab />;
    case '/popup':
      return (
        <>
          <PopupButton />
          <WaitingTab />
        </>
      );
    default:
      return (
        <QrisPayButton
          endpoint={ENDPOINT}
          partnerReferenceNo={order}
          redirectUrl="/paid"
          failedRedirectUrl="/failed"
          allowLocalhost
          messages={en}
        />
      );
  }
}

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<Shop />);

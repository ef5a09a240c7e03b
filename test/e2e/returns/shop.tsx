import { createRoot } from 'react-dom/client';
import { enMessages, QrisPayButton, QrisReturnPage } from '../../../src/index.ts';

const parameters = new URLSearchParams(location.search);
const order = parameters.get('order') ?? '';
const openIn = (['popup', 'embedded'] as const).find((way) => way === parameters.get('openIn'));

function Shop() {
  switch (location.pathname) {
    case '/paid':
    case '/failed':
      return (
        <QrisReturnPage
          endpoint="/api/qris"
          continueUrl="/orders"
          retryUrl="/"
          messages={enMessages}
        />
      );
    default:
      return (
        <QrisPayButton
          endpoint="/api/qris"
          partnerReferenceNo={order}
          redirectUrl="/paid"
          failedRedirectUrl="/failed"
          openIn={openIn}
          allowedHosts={[]}
          allowLocalhost
          messages={enMessages}
        />
      );
  }
}

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<Shop />);

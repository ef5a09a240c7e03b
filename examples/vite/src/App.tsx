import { QrisReturnPage } from 'pivot-qris-react';
import { Checkout } from './Checkout.tsx';

export function App() {
  switch (location.pathname) {
    case '/paid':
    case '/not-paid':
      // Both pages ask the server what is true; which one it is decides nothing.
      return <QrisReturnPage endpoint="/api/qris" continueUrl="/" retryUrl="/" />;
    default:
      return <Checkout />;
  }
}

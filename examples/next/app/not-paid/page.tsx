import { QrisReturnPage } from 'pivot-qris-react';

/** Asks the server what is true: that the customer came to this URL proves nothing. */
export default function NotPaid() {
  return <QrisReturnPage endpoint="/api/qris" continueUrl="/" retryUrl="/" />;
}

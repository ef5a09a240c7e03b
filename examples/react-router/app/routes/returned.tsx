import { QrisReturnPage } from 'pivot-qris-react';

/** Asks the server what is true: that the customer came to this URL proves nothing. */
export default function Returned() {
  return <QrisReturnPage endpoint="/api/qris" continueUrl="/" retryUrl="/" />;
}

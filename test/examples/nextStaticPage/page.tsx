import { ExpiryCountdown, QrisPayButton, QrisReturnPage } from 'pivot-qris-react';
import { Hooks } from './Hooks.tsx';

export default function Everything() {
  return (
    <>
      <QrisPayButton
        endpoint="/api/qris"
        partnerReferenceNo="order-1"
        redirectUrl="/paid"
        allowedHosts={['wallet-stg.harsya.com']}
      />
      <ExpiryCountdown expiresAt={1_900_000_000_000} />
      <QrisReturnPage endpoint="/api/qris" partnerReferenceNo="order-1" />
      <Hooks />
    </>
  );
}

import { QrisPayButton } from 'pivot-qris-react';
import { readSetting } from '../readSetting.server.ts';
import type { Route } from './+types/checkout';

export function loader({ params }: Route.LoaderArgs) {
  return {
    reference: params.reference,
    isSandbox: readSetting('PIVOT_BASE_URL').startsWith('http://localhost:'),
  };
}

export default function Checkout({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <h1>Pembayaran</h1>
      <p>{loaderData.reference}</p>
      <QrisPayButton
        endpoint="/api/qris"
        partnerReferenceNo={loaderData.reference}
        redirectUrl="/paid"
        failedRedirectUrl="/not-paid"
        allowedHosts={['wallet-stg.harsya.com', 'webview.harsya.com']}
        allowLocalhost={loaderData.isSandbox}
      />
    </>
  );
}

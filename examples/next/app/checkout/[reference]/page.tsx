import { QrisPayButton } from 'pivot-qris-react';
import { readSetting } from '../../../shop/readSetting.ts';

interface CheckoutProps {
  params: Promise<{ reference: string }>;
}

/** A server component: the button is rendered on the server and comes alive in the browser. */
export default async function Checkout({ params }: CheckoutProps) {
  const { reference } = await params;
  return (
    <>
      <h1>Pembayaran</h1>
      <p>{reference}</p>
      <QrisPayButton
        endpoint="/api/qris"
        partnerReferenceNo={reference}
        redirectUrl="/paid"
        failedRedirectUrl="/not-paid"
        allowedHosts={['wallet-stg.harsya.com', 'webview.harsya.com']}
        allowLocalhost={readSetting('PIVOT_BASE_URL').startsWith('http://localhost:')}
      />
    </>
  );
}

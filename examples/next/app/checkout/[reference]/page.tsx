import { QrisPayButton } from 'pivot-qris-react';
import { Suspense } from 'react';
import { readSetting } from '../../../shop/readSetting.ts';

interface CheckoutProps {
  params: Promise<{ reference: string }>;
}

/** With `cacheComponents`, Next renders what does not depend on the order ahead of the request. */
export default function Checkout({ params }: CheckoutProps) {
  return (
    <>
      <h1>Pembayaran</h1>
      <Suspense fallback={<p>Sebentar…</p>}>
        <Order params={params} />
      </Suspense>
    </>
  );
}

/** A server component: the button is rendered on the server and comes alive in the browser. */
async function Order({ params }: CheckoutProps) {
  const { reference } = await params;
  return (
    <>
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

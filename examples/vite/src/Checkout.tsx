import { QrisPayButton, type OpenIn } from 'pivot-qris-react';
import { useState } from 'react';

const WAYS: readonly { openIn: OpenIn; label: string }[] = [
  { openIn: 'redirect', label: 'Di tab ini' },
  { openIn: 'popup', label: 'Di jendela baru' },
  { openIn: 'embedded', label: 'Di halaman ini' },
  { openIn: 'handoff', label: 'Di ponsel, lewat kode QR' },
];

/** Makes the order in the click, or finds the one that this customer has made. */
async function placeOrder(): Promise<string> {
  const response = await fetch('/api/orders', { method: 'POST' });
  if (!response.ok) throw new Error(`The order was refused with HTTP ${response.status}.`);
  const { reference } = await response.json();
  return reference;
}

export function Checkout() {
  const [chosen, choose] = useState<OpenIn>('redirect');
  return (
    <>
      <h1>Kopi Senja</h1>
      <fieldset>
        <legend>Buka halaman pembayaran</legend>
        {WAYS.map(({ openIn, label }) => (
          <label key={openIn}>
            <input
              type="radio"
              name="open-in"
              checked={openIn === chosen}
              onChange={() => choose(openIn)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <QrisPayButton
        endpoint="/api/qris"
        allowedHosts={['wallet-stg.harsya.com', 'webview.harsya.com']}
        allowLocalhost={location.hostname === 'localhost'}
        createOrder={placeOrder}
        redirectUrl="/paid"
        failedRedirectUrl="/not-paid"
        openIn={chosen}
      />
    </>
  );
}

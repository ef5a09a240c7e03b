import type { ReactElement } from 'react';

/** What one writes without a package, and without a check. */
export function BareButton({ reference }: { reference: string }): ReactElement {
  async function pay(): Promise<void> {
    const response = await fetch('/api/qris/apply-ott', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        userResources: ['OTT'],
        additionalInfo: {
          partnerReferenceNo: reference,
          redirectUrl: `${location.origin}/return`,
          failedRedirectUrl: `${location.origin}/return`,
        },
      }),
    });
    const reply: { additionalInfo: { paymentUrl: string } } = await response.json();
    location.assign(reply.additionalInfo.paymentUrl);
  }
  return (
    <button type="button" onClick={() => void pay()}>
      Pay
    </button>
  );
}

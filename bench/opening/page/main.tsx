import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { QrisPayButton } from '../../../src/QrisPayButton.tsx';

const query = new URLSearchParams(location.search);
const reference = query.get('reference') ?? '';

/** What one writes without a package, and without a check. */
function BareButton() {
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

const payButton = (prefetch?: 'press' | 'hover') => () => (
  <QrisPayButton
    endpoint="/api/qris"
    partnerReferenceNo={reference}
    redirectUrl="/return"
    allowedHosts={[]}
    allowLocalhost
    prefetch={prefetch}
  />
);

const variants: Record<string, ComponentType> = {
  bare: BareButton,
  QrisPayButton: payButton(),
  'prefetched on press': payButton('press'),
  'prefetched on hover': payButton('hover'),
};

const Variant = variants[query.get('variant') ?? ''];
const root = document.getElementById('root');
if (Variant === undefined || root === null) throw new Error('The page needs ?variant=.');

timeClick();
createRoot(root).render(<Variant />);

/**
 * Times a click for the webview's server, in cookies that its request carries: when it was, and how
 * long the page itself took, from the click to the request and from the reply to the navigation.
 */
function timeClick(): void {
  let clickedAt = 0;
  let requestedAt = 0;
  let repliedAt = 0;
  addEventListener(
    'click',
    (event) => {
      // Opening by a link is a click too, but not the customer's.
      if (!event.isTrusted) return;
      clickedAt = performance.now();
      document.cookie = `clickedAt=${performance.timeOrigin + clickedAt}; path=/`;
    },
    true,
  );
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    requestedAt = performance.now();
    const response = await fetch(...request);
    repliedAt = performance.now();
    return response;
  };
  navigation.addEventListener('navigate', () => {
    // What was asked for before the click has cost the click nothing.
    const before = Math.max(0, requestedAt - clickedAt);
    const inPage = before + performance.now() - Math.max(repliedAt, clickedAt);
    document.cookie = `inPage=${inPage}; path=/`;
  });
}

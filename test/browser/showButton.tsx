import { render } from '@testing-library/react';
import { StrictMode } from 'react';
import { en, QrisPayButton, type PaymentEvent, type QrisPayButtonProps } from '../../src/index.ts';

let count = 0;

/**
 * Shows the button in StrictMode for an order of its own, with a webview on this origin, and notes
 * the events.
 */
export function showButton(props: Partial<QrisPayButtonProps> = {}): {
  reference: string;
  events: PaymentEvent[];
  unmount: () => void;
} {
  count += 1;
  const reference = `order-${count}-${performance.now().toFixed()}`;
  const events: PaymentEvent[] = [];
  const { unmount } = render(
    <StrictMode>
      <QrisPayButton
        endpoint="/api/qris"
        partnerReferenceNo={reference}
        redirectUrl="/done"
        messages={en}
        allowLocalhost
        onEvent={(event) => events.push(event)}
        {...props}
      />
    </StrictMode>,
  );
  return { reference, events, unmount };
}

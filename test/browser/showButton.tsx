import { render } from '@testing-library/react';
import { StrictMode } from 'react';
import { enMessages, type PaymentEvent } from '../../src/index.ts';
import { AnyButton, type AnyButtonProps } from './AnyButton.tsx';

let count = 0;

/**
 * Shows the button in StrictMode for an order of its own, with a webview on this origin, and notes
 * the events.
 */
export function showButton(props: Partial<AnyButtonProps> = {}): {
  reference: string;
  events: PaymentEvent[];
  unmount: () => void;
} {
  count += 1;
  const reference = `order-${count}-${performance.now().toFixed()}`;
  const events: PaymentEvent[] = [];
  const { unmount } = render(
    <StrictMode>
      <AnyButton
        endpoint="/api/qris"
        partnerReferenceNo={reference}
        redirectUrl="/done"
        messages={enMessages}
        allowLocalhost
        onEvent={(event) => events.push(event)}
        {...props}
      />
    </StrictMode>,
  );
  return { reference, events, unmount };
}

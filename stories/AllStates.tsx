import type { ReactElement } from 'react';
import type { PaymentStateName } from '../src/core/payment/paymentState.ts';
import type { PaymentReturnState } from '../src/core/payment/returnState.ts';
import type { Messages } from '../src/messages/Messages.ts';

import { QrisReturnPage } from '../src/QrisReturnPage.tsx';
import { ALLOWED_HOSTS, OrderButton } from './kit.tsx';

export interface AllStatesProps {
  /** Each has an endpoint of its own, `/api/button/idle`, and so its own scenario. */
  buttons: readonly PaymentStateName[];
  /** As the buttons: `/api/page/paid`. */
  pages: readonly PaymentReturnState[];
  /** Sets the orders of one showing apart from those of the last. */
  showing: string;
  messages: Messages;
}

/** Every state a customer can meet, side by side. */
export function AllStates({ buttons, pages, showing, messages }: AllStatesProps): ReactElement {
  return (
    <main>
      <div className="review">
        {buttons.map((state) => (
          <section key={state} aria-label={`button: ${state}`}>
            <code>{state}</code>
            <OrderButton
              endpoint={`/api/button/${state}`}
              allowedHosts={ALLOWED_HOSTS}
              partnerReferenceNo={`${showing}-${state}`}
              redirectUrl="/paid"
              messages={messages}
            />
          </section>
        ))}
      </div>
      <div className="review">
        {pages.map((state) => (
          <QrisReturnPage
            key={state}
            endpoint={`/api/page/${state}`}
            partnerReferenceNo={`${showing}-page-${state}`}
            expiresAt={state === 'expired' ? Date.UTC(2025, 10, 25) : undefined}
            continueUrl="#continue"
            retryUrl="#retry"
            messages={messages}
          />
        ))}
      </div>
    </main>
  );
}

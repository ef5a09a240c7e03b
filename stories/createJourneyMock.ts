import { http, type HttpHandler } from 'msw';
import { qrisHandlers, type ScenarioName } from '../src/msw/index.ts';
import { isRecord } from '../src/snap/parse.ts';

/** How a customer leaves the webview. */
type Leave = 'paid' | 'cancelled' | 'left';

/** A proxy at `/api/journey` whose answers depend on what the customer does in the webview. */
export interface JourneyMock {
  /** From now on the status says what the customer did; a payment is pending at first. */
  end: (leave: Leave) => void;
  /** Where Pivot would send the customer. */
  returnUrl: (leave: Leave) => URL;
}

const SCENARIOS: Record<Leave, ScenarioName> = {
  paid: 'pending-then-paid',
  cancelled: 'cancelled',
  left: 'not-found',
};

export function createJourneyMock(addHandlers: (...handlers: HttpHandler[]) => void): JourneyMock {
  let urls: Record<string, unknown> = {};
  // Looks at the order on its way, and leaves the answer to the next handler.
  const watch = http.post('*/api/journey/apply-ott', async ({ request }) => {
    const body: unknown = await request.clone().json();
    if (isRecord(body) && isRecord(body['additionalInfo'])) urls = body['additionalInfo'];
  });
  const play = (scenario: ScenarioName) =>
    addHandlers(watch, ...qrisHandlers({ endpoint: '*/api/journey', scenario }));
  play('not-found');
  return {
    end: (leave) => play(SCENARIOS[leave]),
    returnUrl: (leave) =>
      new URL(String(leave === 'paid' ? urls['redirectUrl'] : urls['failedRedirectUrl'])),
  };
}

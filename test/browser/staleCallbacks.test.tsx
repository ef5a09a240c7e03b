import { type ReactElement, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { statusResponse } from '../../src/sandbox/api/responses.ts';
import { AnyButton } from './AnyButton.tsx';
import { rememberPayment } from './rememberPayment.ts';

it('tells the callbacks of a render nothing of the order before', async () => {
  const told: [string, string][] = [];
  const asked: string[] = [];
  let answer: () => void = () => undefined;
  const status = async ({
    originalPartnerReferenceNo: partnerReferenceNo,
  }: {
    originalPartnerReferenceNo: string;
  }) => {
    asked.push(partnerReferenceNo);
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return statusResponse({ partnerReferenceNo, status: '00', amount: '36000.00' });
  };
  function Shop({ order }: { order: string }): ReactElement {
    // Before the effects of the render.
    useLayoutEffect(() => answer());
    return (
      <AnyButton
        endpoint={{ applyOtt: '/none', status }}
        partnerReferenceNo={order}
        redirectUrl="/done"
        onPaid={({ partnerReferenceNo }) => told.push([order, partnerReferenceNo])}
      />
    );
  }
  // In `act`, effects are not let wait, as they do on a page.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  onTestFinished(() => {
    root.unmount();
    vi.unstubAllGlobals();
    sessionStorage.clear();
  });
  for (const order of ['one', 'two']) {
    rememberPayment(order, { expiresAt: Date.now() + 60_000 });
  }
  root.render(<Shop order="one" />);
  await vi.waitFor(() => expect(asked).toEqual(['one']));
  root.render(<Shop order="two" />);
  await vi.waitFor(() => expect(asked).toEqual(['one', 'two']));
  // React 18 lets go of the first order before its answer is through, React 19 after it.
  expect(told.filter(([order, paid]) => order !== paid)).toEqual([]);
});

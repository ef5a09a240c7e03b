import { act } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ExpiryCountdown, QrisPayButton, QrisReturnPage } from '../../src/index.ts';

const send: typeof fetch = async () => new Response(null, { status: 503 });
const button = { endpoint: '/api/qris', allowedHosts: [], redirectUrl: '/paid', fetch: send };

test.each([
  ...(['redirect', 'popup', 'embedded', 'handoff'] as const).map((openIn) => ({
    name: `QrisPayButton, ${openIn}`,
    element: <QrisPayButton {...button} partnerReferenceNo="order-1" openIn={openIn} />,
  })),
  {
    name: 'QrisPayButton, disabled, with an order to make',
    element: <QrisPayButton {...button} createOrder={() => 'order-1'} disabled />,
  },
  {
    name: 'QrisReturnPage',
    element: <QrisReturnPage endpoint="/api/qris" partnerReferenceNo="order-1" fetch={send} />,
  },
  {
    name: 'QrisReturnPage, without a payment',
    element: <QrisReturnPage endpoint="/api/qris" fetch={send} />,
  },
  {
    name: 'ExpiryCountdown',
    element: <ExpiryCountdown expiresAt={Date.now() + 65_000} />,
  },
  { name: 'ExpiryCountdown, unknown', element: <ExpiryCountdown expiresAt={undefined} /> },
])('hydrates what a server rendered: $name', async ({ element }) => {
  const page = document.createElement('main');
  document.body.append(page);
  page.innerHTML = renderToString(<StrictMode>{element}</StrictMode>);
  const onTheServer = page.firstElementChild;

  // From here on: React 18 takes a browser that renders to a string for a mistake.
  const problems = vi.spyOn(console, 'error');
  const onRecoverableError = vi.fn();
  const root = await act(async () =>
    hydrateRoot(page, <StrictMode>{element}</StrictMode>, { onRecoverableError }),
  );
  onTestFinished(() => {
    act(() => root.unmount());
    page.remove();
    problems.mockRestore();
  });

  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(problems).not.toHaveBeenCalled();
  expect(page.firstElementChild).toBe(onTheServer);
});

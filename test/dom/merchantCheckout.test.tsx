import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { enMessages, QrisPayButton, QrisReturnPage } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';

const server = setupServer(...qrisHandlers());
beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  server.resetHandlers();
  vi.restoreAllMocks();
});
afterAll(() => server.close());

it('tells a customer whose balance is too low', async () => {
  server.use(...qrisHandlers({ scenario: '40314' }));
  render(
    <QrisPayButton
      endpoint="/api/qris"
      allowedHosts={['wallet-stg.harsya.com']}
      partnerReferenceNo="INV-1"
      redirectUrl="/paid"
      messages={enMessages}
    />,
  );
  screen.getByRole('button', { name: enMessages.pay }).click();
  await screen.findByText(enMessages.errors.insufficient_balance);
});

it('opens the webview, without leaving the page of the test', async () => {
  const open = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  render(
    <QrisPayButton
      endpoint="/api/qris"
      allowedHosts={['wallet-stg.harsya.com']}
      partnerReferenceNo="INV-3"
      redirectUrl="/paid"
    />,
  );
  screen.getByRole('button').click();
  await waitFor(() => expect(open).toHaveBeenCalledOnce());
  expect(open.mock.contexts[0]).toHaveProperty('host', 'wallet-stg.harsya.com');
});

it('thanks for a payment as soon as it is certain', async () => {
  server.use(...qrisHandlers({ scenario: 'pending-then-paid' }));
  render(<QrisReturnPage endpoint="/api/qris" partnerReferenceNo="INV-2" messages={enMessages} />);
  await screen.findByText(enMessages.returnPage.pending.title);
  await waitFor(() => screen.getByText(enMessages.returnPage.paid.title), { timeout: 10_000 });
  expect(document.body.textContent).toContain('36.000');
}, 15_000);

import { render, screen, waitFor } from '@testing-library/react';
import { setupWorker } from 'msw/browser';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { enMessages, QrisPayButton, QrisReturnPage } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';

const worker = setupWorker(...qrisHandlers());
beforeAll(() => worker.start({ quiet: true }));
afterEach(() => worker.resetHandlers());
afterAll(() => worker.stop());

it('tells a customer whose balance is too low', async () => {
  worker.use(...qrisHandlers({ scenario: '40314' }));
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

it('thanks for a payment as soon as it is certain', async () => {
  worker.use(...qrisHandlers({ scenario: 'pending-then-paid' }));
  render(<QrisReturnPage endpoint="/api/qris" partnerReferenceNo="INV-2" messages={enMessages} />);
  await screen.findByText(enMessages.returnPage.pending.title);
  await waitFor(() => screen.getByText(enMessages.returnPage.paid.title), { timeout: 10_000 });
  expect(document.body.textContent).toContain('36.000');
});

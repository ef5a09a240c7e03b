import { QueryClient } from '@tanstack/react-query';
import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.tsx';
import type { PaymentReturnState } from '../src/core/PaymentReturnState.ts';
import { qrisHandlers } from '../src/msw/index.ts';
import { QrisReturnPage } from '../src/QrisReturnPage.tsx';
import { messagesOf } from './messagesOf.ts';

const meta = preview.meta({
  component: QrisReturnPage,
  args: {
    endpoint: '/api/qris',
    outcome: 'success' as const,
    partnerReferenceNo: 'INV-20251125-004',
    continueUrl: '#continue',
    retryUrl: '#retry',
  },
  // Each story asks anew, and none remembers another's answer.
  loaders: [() => ({ queryClient: new QueryClient() })],
  render: (args, { globals, loaded }) => (
    <QrisReturnPage {...args} queryClient={loaded['queryClient']} messages={messagesOf(globals)} />
  ),
});

async function expectState(canvasElement: HTMLElement, state: PaymentReturnState): Promise<void> {
  await waitFor(() =>
    expect(canvasElement.querySelector('.qris-return')).toHaveAttribute('data-state', state),
  );
}

/** The first answer is still to come. */
export const Checking = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ delay: 'infinite' }));
  },
  play: async ({ canvasElement }) => expectState(canvasElement, 'checking'),
});

/** The status inquiry says that the order is paid. */
export const Paid = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'paid' }));
  },
  play: async ({ canvas, canvasElement }) => {
    await expectState(canvasElement, 'paid');
    await expect(canvas.getByText(/Rp|IDR/)).toHaveTextContent(/36[.,]000/);
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '#continue');
  },
});

/** Paid, though the customer came back to the failed URL. */
export const PaidOnTheFailedUrl = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'paid' }));
  },
  args: { outcome: 'failed' },
  play: async ({ canvasElement }) => expectState(canvasElement, 'paid'),
});

/** Not certain yet: nothing here invites to pay again. */
export const Pending = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'pending' }));
  },
  play: async ({ canvas, canvasElement }) => {
    await expectState(canvasElement, 'pending');
    await expect(canvas.queryByRole('link')).toBeNull();
    await expect(canvas.getByRole('button')).toBeVisible();
  },
});

/** Failed, though the customer came back to the success URL. */
export const Failed = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'failed' }));
  },
  play: async ({ canvas, canvasElement }) => {
    await expectState(canvasElement, 'failed');
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '#retry');
  },
});

export const Cancelled = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'cancelled' }));
  },
  args: { outcome: 'failed' },
  play: async ({ canvasElement }) => expectState(canvasElement, 'cancelled'),
});

export const Refunded = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'refunded' }));
  },
  play: async ({ canvas, canvasElement }) => {
    await expectState(canvasElement, 'refunded');
    await expect(canvas.queryByRole('link')).toBeNull();
  },
});

/** Opened by hand, without a reference. */
export const WithoutReference = meta.story({
  args: { partnerReferenceNo: undefined },
  play: async ({ canvasElement }) => expectState(canvasElement, 'unknown'),
});

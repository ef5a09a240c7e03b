import { QueryClient } from '@tanstack/react-query';
import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.tsx';
import { journeyMemory } from '../src/core/journeyMemory.ts';
import type { PaymentReturnState } from '../src/core/PaymentReturnState.ts';
import { qrisHandlers } from '../src/msw/index.ts';
import { QrisReturnPage } from '../src/QrisReturnPage.tsx';
import { messagesOf } from './messagesOf.ts';

const REFERENCE = 'INV-20251125-004';

const meta = preview.meta({
  component: QrisReturnPage,
  args: {
    endpoint: '/api/qris',
    outcome: 'success' as const,
    partnerReferenceNo: REFERENCE,
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

/** The link ended, and Pivot knows of no payment; one that comes in late is still shown. */
export const Expired = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'not-found' }));
  },
  args: { expiresAt: Date.UTC(2025, 10, 25, 9, 33, 46) },
  play: async ({ canvas, canvasElement }) => {
    await expectState(canvasElement, 'expired');
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '#retry');
  },
});

/** The shop does not know the customer any more: what it says, and no claim about the payment. */
export const Unknown = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: '40100' }));
  },
  play: async ({ canvas, canvasElement }) => {
    await expectState(canvasElement, 'unknown');
    await expect(canvas.queryByRole('link')).toBeNull();
    await expect(canvas.getByRole('button')).toBeVisible();
  },
});

/** In a window that was opened for the payment. */
export const PaidInPopup = meta.story({
  beforeEach({ msw, args }) {
    msw.use(...qrisHandlers({ scenario: 'paid' }));
    const { nonce } = journeyMemory.begin(REFERENCE);
    journeyMemory.entrustTo(window, REFERENCE);
    args.search = `?qris=${nonce}.${REFERENCE}`;
  },
  play: async ({ canvas, canvasElement }) => {
    await expectState(canvasElement, 'paid');
    await expect(canvas.getByRole('link')).toBeVisible();
    await expect(canvas.getByRole('button')).toBeVisible();
  },
});

/** Opened by hand, without a reference. */
export const WithoutReference = meta.story({
  args: { partnerReferenceNo: undefined },
  play: async ({ canvasElement }) => expectState(canvasElement, 'unknown'),
});

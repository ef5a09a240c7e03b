import { expect } from 'storybook/test';
import preview from '../.storybook/preview.tsx';
import { createLinkNumber, journeyStorage } from '../src/core/payment/journeyStorage.ts';
import { QrisReturnPage } from '../src/QrisReturnPage.tsx';
import { expectState, messagesOf, mockProxy } from './kit.tsx';

const REFERENCE = 'INV-20251125-004';
/** The query of a `failedRedirectUrl`. */
const FAILED_SEARCH = `?qris=Ab3_-xyz-*${REFERENCE}`;

const meta = preview.meta({
  title: 'Return pages',
  component: QrisReturnPage,
  args: {
    endpoint: '/api/qris',
    partnerReferenceNo: REFERENCE,
    continueUrl: '#continue',
    retryUrl: '#retry',
  },
  render: (args, { globals }) => <QrisReturnPage {...args} messages={messagesOf(globals)} />,
});

const pageIn = (canvasElement: HTMLElement): Element | null =>
  canvasElement.querySelector('.qris-return');

/** The first answer is still to come. */
export const Checking = meta.story({
  beforeEach: mockProxy({ delay: 'infinite' }),
  play: async ({ canvasElement }) => expectState(pageIn(canvasElement), 'checking'),
});

/** The status inquiry says that the order is paid. */
export const Paid = meta.story({
  beforeEach: mockProxy({ scenario: 'paid' }),
  play: async ({ canvas, canvasElement }) => {
    await expectState(pageIn(canvasElement), 'paid');
    await expect(canvas.getByText(/Rp|IDR/)).toHaveTextContent(/36[.,]000/);
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '#continue');
  },
});

/** Paid, though the customer came back to the failed URL. */
export const PaidOnTheFailedUrl = meta.story({
  beforeEach: mockProxy({ scenario: 'paid' }),
  args: { search: FAILED_SEARCH },
  play: async ({ canvasElement }) => expectState(pageIn(canvasElement), 'paid'),
});

/** Not certain yet: nothing here invites to pay again. */
export const Pending = meta.story({
  beforeEach: mockProxy({ scenario: 'pending' }),
  play: async ({ canvas, canvasElement }) => {
    await expectState(pageIn(canvasElement), 'pending');
    await expect(canvas.queryByRole('link')).toBeNull();
    await expect(canvas.getByRole('button')).toBeVisible();
  },
});

/** Failed, though the customer came back to the success URL. */
export const Failed = meta.story({
  beforeEach: mockProxy({ scenario: 'failed' }),
  play: async ({ canvas, canvasElement }) => {
    await expectState(pageIn(canvasElement), 'failed');
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '#retry');
  },
});

export const Cancelled = meta.story({
  beforeEach: mockProxy({ scenario: 'cancelled' }),
  args: { search: FAILED_SEARCH },
  play: async ({ canvasElement }) => expectState(pageIn(canvasElement), 'cancelled'),
});

export const Refunded = meta.story({
  beforeEach: mockProxy({ scenario: 'refunded' }),
  play: async ({ canvas, canvasElement }) => {
    await expectState(pageIn(canvasElement), 'refunded');
    await expect(canvas.queryByRole('link')).toBeNull();
  },
});

/** Another amount was paid than the order costs: not paid, and nothing to pay again. */
export const Mismatch = meta.story({
  beforeEach: mockProxy({ scenario: 'mismatch' }),
  play: async ({ canvas, canvasElement, globals }) => {
    await expectState(pageIn(canvasElement), 'mismatch');
    await expect(canvas.getByText(messagesOf(globals).amountReceived)).toBeVisible();
    await expect(canvas.getByText(/Rp|IDR/)).toHaveTextContent(/36[.,]000/);
    await expect(canvas.queryByRole('link')).toBeNull();
  },
});

/** The link ended, and Pivot knows of no payment; one that comes in late is still shown. */
export const Expired = meta.story({
  beforeEach: mockProxy({ scenario: 'not-found' }),
  args: { expiresAt: Date.UTC(2025, 10, 25, 9, 33, 46) },
  play: async ({ canvas, canvasElement }) => {
    await expectState(pageIn(canvasElement), 'expired');
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '#retry');
    await expect(canvas.getByRole('button')).toBeVisible();
  },
});

/** The shop does not know the customer any more: what it says, and no claim about the payment. */
export const Unknown = meta.story({
  beforeEach: mockProxy({ scenario: '40100' }),
  play: async ({ canvas, canvasElement }) => {
    await expectState(pageIn(canvasElement), 'unknown');
    await expect(canvas.queryByRole('link')).toBeNull();
    await expect(canvas.getByRole('button')).toBeVisible();
  },
});

/** In a window that was opened for the payment. */
export const PaidInPopup = meta.story({
  beforeEach(context) {
    mockProxy({ scenario: 'paid' })(context);
    const number = createLinkNumber();
    const journey = journeyStorage.create(REFERENCE);
    journeyStorage.save({ ...journey, numbers: [number], isPopup: true });
    context.args.search = `?qris=${number}*${REFERENCE}`;
  },
  play: async ({ canvas, canvasElement }) => {
    await expectState(pageIn(canvasElement), 'paid');
    await expect(canvas.getByRole('link')).toBeVisible();
    await expect(canvas.getByRole('button')).toBeVisible();
  },
});

/** The way in that Pivot takes: the button's parameter names the payment. */
export const PendingThenPaid = meta.story({
  args: {
    partnerReferenceNo: undefined,
    search: `?qris=01234567*${REFERENCE}`,
  },
  beforeEach: mockProxy({ scenario: { applyOtt: { linkLivesMs: 900_000 }, status: ['03', '00'] } }),
  play: async ({ canvasElement }) => {
    await expectState(pageIn(canvasElement), 'pending');
    await expectState(pageIn(canvasElement), 'paid');
  },
});

/** The shop's server does not answer: no claim, and it goes on asking. */
export const Unreachable = meta.story({
  beforeEach: mockProxy({ scenario: 'offline' }),
  play: async ({ canvas, canvasElement, globals }) => {
    await expectState(pageIn(canvasElement), 'checking');
    await expect(await canvas.findByText(messagesOf(globals).errors.network)).toBeVisible();
  },
});

/** With a way on of the shop's own. */
export const WithSupport = meta.story({
  args: { children: <a href="#support">support@shop.example</a> },
  beforeEach: mockProxy({ scenario: 'failed' }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'support@shop.example' })).toBeVisible();
  },
});

/** Opened by hand, or on another device: it asks for the reference. */
export const WithoutReference = meta.story({
  args: { partnerReferenceNo: undefined },
  play: async ({ canvas, canvasElement }) => {
    await expectState(pageIn(canvasElement), 'unknown');
    await expect(canvas.getByRole('textbox')).toBeVisible();
  },
});

/** What was entered can be no reference: nobody is asked. */
export const ReferenceMissing = meta.story({
  args: { partnerReferenceNo: undefined },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button'));
    await expect(canvas.getByRole('textbox')).toHaveFocus();
    await expect(canvas.getByRole('textbox')).toBeInvalid();
  },
});

/** The shop does not say how another's order stands; the customer may have mistyped it. */
export const ReferenceRefused = meta.story({
  args: { partnerReferenceNo: undefined },
  beforeEach: mockProxy({ scenario: '40315' }),
  play: async ({ canvas, globals, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox'), 'INV-20251125-OO4{Enter}');
    await expect(await canvas.findByText(messagesOf(globals).errors.not_allowed)).toBeVisible();
    await expect(canvas.getByRole('textbox')).toBeVisible();
  },
});

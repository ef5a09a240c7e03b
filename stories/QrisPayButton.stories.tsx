import { http, HttpResponse } from 'msw';
import { expect, fn, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.tsx';
import { qrisHandlers } from '../src/msw/index.ts';
import { QrisPayButton } from '../src/QrisPayButton.tsx';
import { messagesOf } from './messagesOf.ts';

let orders = 0;

const meta = preview.meta({
  component: QrisPayButton,
  args: {
    endpoint: '/api/qris',
    partnerReferenceNo: 'INV-20251125-004',
    redirectUrl: '/paid',
    onError: fn(),
    onExpired: fn(),
    onPaid: fn(),
  },
  // The page keeps one living link for a reference: each story has an order of its own.
  loaders: [() => ({ reference: `INV-20251125-${String((orders += 1)).padStart(3, '0')}` })],
  render: (args, { globals, loaded }) => (
    <QrisPayButton
      {...args}
      partnerReferenceNo={loaded['reference']}
      messages={messagesOf(globals)}
    />
  ),
});

/** At rest. */
export const Idle = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('button')).toHaveAttribute('data-state', 'idle');
    await expect(canvasElement.querySelector('[role=timer]')).toBeNull();
  },
});

/** A label of the shop's own. */
export const OwnLabel = meta.story({
  args: { children: 'Bayar Rp36.000' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Bayar Rp36.000' })).toBeVisible();
  },
});

/** The link is asked for: the button keeps its focus and takes no second click. */
export const Applying = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ delay: 'infinite' }));
  },
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expect(button).toHaveAttribute('data-state', 'applying');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveFocus();
  },
});

/** The link is known and the customer is still, or again, on the page. */
export const OpenWithCountdown = meta.story({
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'opening'));
    await expect(await canvas.findByRole('timer')).toHaveTextContent(/1[45][.:]\d\d/);
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'open'), { timeout: 6000 });
    await expect(button).toHaveAttribute('aria-disabled', 'false');
  },
});

/** The last minute. */
export const LastMinute = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'last-minute' }));
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await expect(await canvas.findByRole('timer')).toHaveTextContent(/00[.:]5\d|01[.:]00/);
  },
});

/** The link had ended before it could be opened. */
export const Expired = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'expired' }));
  },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'expired'));
    await expect(args.onExpired).toHaveBeenCalledOnce();
  },
});

/** An error that can be tried again. */
export const ErrorUnavailable = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: '50001' }));
  },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'error'));
    await expect(args.onError).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'unavailable', responseCode: '5004901' }),
    );
  },
});

/** An error that needs the customer to do something else first. */
export const ErrorInsufficientBalance = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: '40314' }));
  },
  play: async ({ args, canvas, globals, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    const { insufficient_balance: sentence } = messagesOf(globals).errors;
    await expect(await canvas.findByText(sentence)).toBeVisible();
    await expect(args.onError).toHaveBeenCalledOnce();
  },
});

/** The order turns out to be paid already: the status is asked for, and the button says so. */
export const Paid = meta.story({
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: { applyOtt: '40901', status: ['00'] } }));
  },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'error'));
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'paid'));
    await expect(args.onPaid).toHaveBeenCalledOnce();
  },
});

/** Nothing can be paid now. */
export const Disabled = meta.story({
  args: { disabled: true },
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expect(button).toHaveAttribute('data-state', 'idle');
  },
});

/** Pivot asks to wait before the next try. */
export const ErrorRateLimited = meta.story({
  beforeEach({ msw }) {
    msw.use(
      http.post('*/api/qris/apply-ott', () =>
        HttpResponse.json(
          { responseCode: '4294900', responseMessage: 'Too Many Requests' },
          { status: 429, headers: { 'retry-after': '45' } },
        ),
      ),
    );
  },
  play: async ({ canvas, globals, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expect(await canvas.findByText(messagesOf(globals).waitFor)).toBeVisible();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  },
});

/** The webview in a frame. Here the frame stays empty: Pivot is not asked. */
export const Embedded = meta.story({
  args: { openIn: 'embedded', allowLocalhost: true },
  beforeEach({ msw }) {
    msw.use(
      ...qrisHandlers({ scenario: 'not-found', paymentUrl: `${location.origin}/webview.html` }),
    );
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await expect(await canvas.findByRole('dialog')).toBeVisible();
  },
});

/** Before a running payment is left. */
export const EmbeddedLeaving = meta.story({
  ...Embedded.input,
  play: async ({ canvas, globals, userEvent }) => {
    const { close, leaveTitle } = messagesOf(globals);
    await userEvent.click(canvas.getByRole('button'));
    await userEvent.click(await canvas.findByRole('button', { name: close }));
    await expect(await canvas.findByRole('alertdialog', { name: leaveTitle })).toBeVisible();
  },
});

/** The link as a code for a phone, on a desktop. */
export const Handoff = meta.story({
  args: { openIn: 'handoff' },
  beforeEach({ msw }) {
    msw.use(...qrisHandlers({ scenario: 'not-found' }));
  },
  play: async ({ canvas, globals, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    const { handoffTitle } = messagesOf(globals);
    await expect(await canvas.findByRole('img', { name: handoffTitle })).toBeVisible();
  },
});

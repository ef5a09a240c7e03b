import { http } from 'msw';
import { expect, fn } from 'storybook/test';
import preview from '../.storybook/preview.tsx';
import {
  ALLOWED_HOSTS,
  expectState,
  messagesOf,
  mockProxy,
  nextReference,
  Once,
  OrderButton,
} from './kit.tsx';

const meta = preview.meta({
  title: 'Pay button',
  component: OrderButton,
  args: {
    endpoint: '/api/qris',
    allowedHosts: ALLOWED_HOSTS,
    partnerReferenceNo: '',
    redirectUrl: '/paid',
    onError: fn(),
    onExpired: fn(),
    onPaid: fn(),
    onSettled: fn(),
  },
  argTypes: {
    partnerReferenceNo: { control: false },
    openIn: { control: 'inline-radio', options: ['redirect', 'popup', 'embedded', 'handoff'] },
    prefetch: { control: 'inline-radio', options: [undefined, 'press', 'hover'] },
  },
  render: (args, { globals }) => (
    <Once make={nextReference}>
      {(reference) => (
        <OrderButton {...args} partnerReferenceNo={reference} messages={messagesOf(globals)} />
      )}
    </Once>
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

/** Nothing can be paid now: it can still be found and focused. */
export const Disabled = meta.story({
  args: { disabled: true },
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expect(button).toHaveAttribute('data-state', 'idle');
    await expect(button).toHaveFocus();
  },
});

/** The link is asked for: the button keeps its focus and takes no second click. */
export const Applying = meta.story({
  beforeEach: mockProxy({ delay: 'infinite' }),
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'applying');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveFocus();
  },
});

/** Another amount was paid than the order costs: nothing to pay again. */
export const Mismatch = meta.story({
  beforeEach: mockProxy({
    scenario: { applyOtt: '40901', status: ['00'], expectedAmount: '63000.00' },
  }),
  play: async ({ canvas, globals, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'error');
    await userEvent.click(button);
    await expectState(button, 'failed');
    await expect(canvas.getByText(messagesOf(globals).mismatchHelp)).toBeVisible();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  },
});

/** The link is there and the page is being left. */
export const Opening = meta.story({
  beforeEach: mockProxy({ scenario: 'not-found' }),
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'opening');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  },
});

/** The link lives and the customer is still, or again, on the page. */
export const Open = meta.story({
  beforeEach: mockProxy({ scenario: 'not-found' }),
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'open');
    await expect(canvas.getByRole('timer')).toHaveTextContent(/1[45][.:]\d\d/);
    await expect(button).toHaveAttribute('aria-disabled', 'false');
  },
});

/** The last minute: a panel, a heavier time and stripes, and nothing moves. */
export const OpenInTheLastMinute = meta.story({
  beforeEach: mockProxy({ scenario: 'last-minute' }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await expect(await canvas.findByRole('timer')).toHaveTextContent(/00[.:]5\d|01[.:]00/);
  },
});

/** Back from the webview: the status is asked for, while the link lives on. */
export const Checking = meta.story({
  beforeEach: mockProxy({ scenario: 'not-found', delay: 100 }),
  play: async ({ canvas, userEvent, msw }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'opening');
    msw.use(http.post('*/api/qris/status', async () => new Promise<never>(() => undefined)));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await expectState(button, 'checking');
  },
});

/** The link had ended before it could be opened. */
export const Expired = meta.story({
  beforeEach: mockProxy({ scenario: 'expired' }),
  play: async ({ args, canvas, globals, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'expired');
    await expect(args.onExpired).toHaveBeenCalledOnce();
    await expect(canvas.getByRole('status')).toHaveTextContent(messagesOf(globals).linkExpired);
  },
});

/** The link has ended, and Pivot says that a payment is still on its way: none is invited. */
export const ExpiredWhileConfirming = meta.story({
  beforeEach: mockProxy({ scenario: { applyOtt: { linkLivesMs: -1000 }, status: ['03'] } }),
  play: async ({ canvas, globals, userEvent }) => {
    const { checkStatus, stillConfirming } = messagesOf(globals);
    await userEvent.click(canvas.getByRole('button'));
    await expect(await canvas.findByRole('button', { name: checkStatus })).toBeVisible();
    await expect(canvas.getByRole('status')).toHaveTextContent(stillConfirming);
  },
});

/** The order turns out to be paid already: the status is asked for, and the button says so. */
export const Paid = meta.story({
  beforeEach: mockProxy({ scenario: { applyOtt: '40901', status: ['00'] } }),
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'error');
    await userEvent.click(button);
    await expectState(button, 'paid');
    await expect(args.onPaid).toHaveBeenCalledOnce();
  },
});

/** The status inquiry says that the payment came to nothing. */
export const Failed = meta.story({
  beforeEach: mockProxy({ scenario: { applyOtt: '40901', status: ['06'] } }),
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'error');
    await userEvent.click(button);
    await expectState(button, 'failed');
    await expect(args.onSettled).toHaveBeenCalledOnce();
  },
});

/** Something went wrong; every code has a story of its own under "Errors". */
export const Error = meta.story({
  beforeEach: mockProxy({ scenario: '50001' }),
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'error');
    await expect(args.onError).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'unavailable', responseCode: '5004901' }),
    );
  },
});

/** `data-qris-size="compact"` around it: for a side bar. */
export const Compact = meta.story({
  ...Open.input,
  decorators: [
    (Story) => (
      <div data-qris-size="compact">
        <Story />
      </div>
    ),
  ],
});

/** `data-qris-size="full"` around it: as wide as what holds it. */
export const FullWidth = meta.story({
  ...Open.input,
  decorators: [
    (Story) => (
      <div data-qris-size="full">
        <Story />
      </div>
    ),
  ],
});

/** On the narrowest phone, with the longest label: it wraps, and nothing leaves the page. */
export const Narrow = meta.story({
  args: { children: 'Bayar pesanan Anda sebesar Rp1.250.000 dengan QRIS' },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 288 }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas }) => {
    const { scrollWidth, clientWidth } = canvas.getByRole('button');
    await expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  },
});

/** In the dress of a shop: properties only. */
export const Branded = meta.story({
  beforeEach: mockProxy({ scenario: 'not-found' }),
  decorators: [
    (Story) => (
      <div className="branded-shop">
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'open');
    await expect(getComputedStyle(button).borderRadius).toBe('999px');
  },
});

import { expect, fn, mocked, screen, spyOn, waitFor } from 'storybook/test';
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

/** Stands where Pivot's webview would be. */
const webview = new URL('webview.html', document.baseURI).href;

const meta = preview.meta({
  title: 'Ways to open',
  component: OrderButton,
  args: {
    endpoint: '/api/qris',
    allowedHosts: ALLOWED_HOSTS,
    partnerReferenceNo: '',
    redirectUrl: '/paid',
    allowLocalhost: true,
    onError: fn(),
    onEvent: fn(),
  },
  beforeEach: mockProxy({ scenario: 'not-found', paymentUrl: webview }),
  render: (args, { globals }) => (
    <Once make={nextReference}>
      {(reference) => (
        <OrderButton {...args} partnerReferenceNo={reference} messages={messagesOf(globals)} />
      )}
    </Once>
  ),
});

/** In the same tab. Here the page is not left, and after a while offers to go on. */
export const Redirect = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'opening');
    await expect(args.onEvent).toHaveBeenCalledWith({ type: 'opened', openIn: 'redirect' });
  },
});

/** A window of its own, opened inside the click. The page waits, and asks how the payment stands. */
export const Popup = meta.story({
  args: { openIn: 'popup' },
  beforeEach() {
    // A frame plays the window: a test's browser opens none that could be closed again.
    const frame = document.createElement('iframe');
    frame.hidden = true;
    document.body.append(frame);
    spyOn(window, 'open').mockReturnValue(frame.contentWindow);
    return () => {
      mocked(window.open).mockRestore();
      frame.remove();
    };
  },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expectState(button, 'open');
    await expect(args.onEvent).toHaveBeenCalledWith({ type: 'opened', openIn: 'popup' });
  },
});

/** The browser opens no window, and the shop wants no redirect. */
export const PopupBlocked = meta.story({
  args: { openIn: 'popup', whenPopupBlocked: 'error' },
  beforeEach() {
    spyOn(window, 'open').mockReturnValue(null);
    return () => mocked(window.open).mockRestore();
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await waitFor(() =>
      expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'popup_blocked' })),
    );
  },
});

/** A frame in a dialog. Here a plain page stands in for Pivot's. */
export const Embedded = meta.story({
  args: { openIn: 'embedded' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    const dialog = await screen.findByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect(dialog.querySelector('iframe')).toHaveAttribute(
      'allow',
      expect.stringMatching(/^camera /),
    );
  },
});

/** Before a running payment is left. */
export const EmbeddedLeaving = meta.story({
  args: { openIn: 'embedded' },
  play: async ({ canvas, globals, userEvent }) => {
    const { close, leaveTitle, stay } = messagesOf(globals);
    await userEvent.click(canvas.getByRole('button'));
    await userEvent.click(await screen.findByRole('button', { name: close }));
    await expect(await screen.findByRole('alertdialog', { name: leaveTitle })).toBeVisible();
    await expect(screen.getByRole('button', { name: stay })).toHaveFocus();
  },
});

/** The link as a code for a phone, while the desktop waits. */
export const Handoff = meta.story({
  args: { openIn: 'handoff' },
  play: async ({ canvas, globals, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    const { handoffTitle } = messagesOf(globals);
    await expect(await screen.findByRole('img', { name: handoffTitle })).toBeVisible();
  },
});

/** In the browser of a chat or social app: always the same tab, and a hint about the camera. */
export const InAppBrowser = meta.story({
  args: { openIn: 'popup' },
  beforeEach() {
    const agent = `${navigator.userAgent} Instagram 300.0.0.0`;
    const spy = spyOn(navigator, 'userAgent', 'get').mockReturnValue(agent);
    return () => spy.mockRestore();
  },
  play: async ({ args, canvas, globals, userEvent }) => {
    await expect(await canvas.findByText(messagesOf(globals).cameraHint)).toBeVisible();
    await userEvent.click(canvas.getByRole('button'));
    await waitFor(() =>
      expect(args.onEvent).toHaveBeenCalledWith({ type: 'opened', openIn: 'redirect' }),
    );
  },
});

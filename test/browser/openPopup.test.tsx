import { render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { enMessages, QrisPayButton } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import { recordNavigations } from './recordNavigations.ts';
import { showButton } from './showButton.tsx';
import { startWorker } from './startWorker.ts';

const paymentUrl = `${location.origin}/webview.html?token=mock`;
const worker = startWorker(...qrisHandlers({ paymentUrl, scenario: 'not-found' }));
const button = page.getByRole('button');
beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Lets windows open, notes them, and closes them after the test. */
function watchWindows(): Window[] {
  const opened: Window[] = [];
  const open = window.open.bind(window);
  vi.spyOn(window, 'open').mockImplementation((...args) => {
    const popup = open(...args);
    if (popup) opened.push(popup);
    return popup;
  });
  onTestFinished(() => {
    for (const popup of opened) popup.close();
  });
  return opened;
}

/** What a page may see of another origin's window. */
const FOREIGN_WINDOW = {
  closed: false,
  close: () => undefined,
  get document(): Document {
    throw new DOMException('Blocked a frame', 'SecurityError');
  },
};

it('opens the window in the click, and points it at the link when that has come', async () => {
  const opened = watchWindows();
  worker.use(...qrisHandlers({ paymentUrl, scenario: 'not-found', delay: 300 }));
  const { events } = showButton({ openIn: 'popup' });
  await button.click();
  expect(opened[0]?.document.body.textContent).toBe(enMessages.applying);
  await expect.element(button).toHaveAttribute('data-state', 'open');
  await vi.waitFor(() => expect(opened[0]?.location.href).toBe(paymentUrl));
  expect(opened[0]?.opener).toBeNull();
  expect(opened[0]?.document.referrer).toBe('');
  expect(events.map(({ type }) => type)).toEqual(['link-requested', 'link-ready', 'opened']);
  await expect.element(page.getByRole('timer')).toBeVisible();
});

it('brings the same window to the front at the next click', async () => {
  const opened = watchWindows();
  showButton({ openIn: 'popup' });
  await button.click();
  await expect.element(button).toHaveTextContent(enMessages.continuePayment);
  // Each page of the window has a focus() of its own: the last must be there.
  await vi.waitFor(() => expect(opened[0]?.document.title).toBe('Webview'));
  const focus = vi.spyOn(opened[0] ?? window, 'focus');
  await button.click();
  expect(focus).toHaveBeenCalledOnce();
  expect(opened).toHaveLength(1);
});

it('opens in this tab where the window is blocked', async () => {
  const left = recordNavigations();
  vi.spyOn(window, 'open').mockReturnValueOnce(null);
  const { events } = showButton({ openIn: 'popup' });
  await button.click();
  await vi.waitFor(() => expect(left).toEqual([paymentUrl]));
  expect(events.map(({ type }) => type)).toContain('popup-blocked');
});

it.each([
  ['undefined', () => undefined],
  ['an object that cannot be written', () => ({ closed: false, document: null })],
  ['a window of another origin', () => FOREIGN_WINDOW],
  ['a window that is closed already', () => ({ closed: true })],
  [
    'an error',
    () => {
      throw new DOMException('Blocked', 'InvalidAccessError');
    },
  ],
])('takes %s for a blocked window', async (_what, open) => {
  const left = recordNavigations();
  vi.stubGlobal('open', open);
  const { events } = showButton({ openIn: 'popup' });
  await button.click();
  await vi.waitFor(() => expect(left).toEqual([paymentUrl]));
  expect(events.map(({ type }) => type)).toContain('popup-blocked');
});

it('opens in this tab where something closes the window before the link comes', async () => {
  const opened = watchWindows();
  const left = recordNavigations();
  worker.use(...qrisHandlers({ paymentUrl, scenario: 'not-found', delay: 1500 }));
  const { events } = showButton({ openIn: 'popup' });
  await button.click();
  opened[0]?.close();
  await vi.waitFor(() => expect(left).toEqual([paymentUrl]), { timeout: 5000 });
  expect(events.map(({ type }) => type)).toContain('popup-blocked');
  expect(opened).toHaveLength(1);
});

it('opens the next time in this tab where something closes the window at once', async () => {
  const opened = watchWindows();
  const left = recordNavigations();
  showButton({ openIn: 'popup' });
  await button.click();
  await expect.element(button).toHaveTextContent(enMessages.continuePayment);
  opened[0]?.close();
  await button.click();
  await vi.waitFor(() => expect(left).toEqual([paymentUrl]));
  expect(opened).toHaveLength(1);
});

it('opens a window by default where the page is in a frame', async () => {
  const opened = watchWindows();
  const left = recordNavigations();
  render(
    <QrisPayButton
      endpoint="/api/qris"
      partnerReferenceNo={`framed-${performance.now()}`}
      redirectUrl="/done"
      allowedHosts={[]}
      allowLocalhost
    />,
  );
  await button.click();
  await vi.waitFor(() => expect(opened[0]?.location.href).toBe(paymentUrl));
  expect(left).toEqual([]);
});

it('stops with its own error where the window is blocked and the shop wants no redirect', async () => {
  const left = recordNavigations();
  vi.spyOn(window, 'open').mockReturnValueOnce(null);
  showButton({ openIn: 'popup', whenPopupBlocked: 'error' });
  await button.click();
  await expect.element(page.getByText(enMessages.errors.popup_blocked)).toBeVisible();
  expect(left).toEqual([]);
});

it('closes the window when there is no link to show', async () => {
  const opened = watchWindows();
  worker.use(...qrisHandlers({ scenario: '50001' }));
  showButton({ openIn: 'popup' });
  await button.click();
  await expect.element(button).toHaveAttribute('data-state', 'error');
  await vi.waitFor(() => expect(opened[0]?.closed).toBe(true));
});

it('takes a closed window for a hint, after a while, and lets the status decide', async () => {
  const opened = watchWindows();
  const { events } = showButton({ openIn: 'popup' });
  await button.click();
  await expect.element(button).toHaveAttribute('data-state', 'open');
  opened[0]?.close();
  await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain('returned'), {
    timeout: 6000,
  });
  await expect.element(button).toHaveTextContent(enMessages.continuePayment);
  worker.use(...qrisHandlers({ scenario: 'paid' }));
  await expect.element(button, { timeout: 6000 }).toHaveAttribute('data-state', 'paid');
});

it('asks on while the window looks closed: it may only have isolated itself', async () => {
  const opened = watchWindows();
  const { events } = showButton({ openIn: 'popup' });
  await button.click();
  await expect.element(button).toHaveAttribute('data-state', 'open');
  opened[0]?.close();
  await vi.waitFor(() => expect(events.at(-1)?.type).toBe('status-received'), { timeout: 6000 });
  await expect.element(button).toHaveTextContent(enMessages.continuePayment);
  worker.use(...qrisHandlers({ scenario: 'paid' }));
  await expect.element(button, { timeout: 7000 }).toHaveAttribute('data-state', 'paid');
});

it('closes a window that still waits when the button leaves the page', async () => {
  const opened = watchWindows();
  worker.use(...qrisHandlers({ delay: 'infinite' }));
  const { unmount } = showButton({ openIn: 'popup' });
  await button.click();
  expect(opened[0]?.closed).toBe(false);
  unmount();
  await vi.waitFor(() => expect(opened[0]?.closed).toBe(true));
});

it('lets the customer go on who closed the window while it waited', async () => {
  const opened = watchWindows();
  worker.use(...qrisHandlers({ paymentUrl, scenario: 'not-found', delay: 5000 }));
  const { events } = showButton({ openIn: 'popup' });
  await button.click();
  // No customer is quicker than that.
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 2000);
  opened[0]?.close();
  await expect.element(button, { timeout: 8000 }).toHaveTextContent(enMessages.continuePayment);
  expect(events.map(({ type }) => type)).not.toContain('error');
  await button.click();
  await vi.waitFor(() => expect(opened[1]?.location.href).toBe(paymentUrl));
});

it('asks for the status first also after a blocked window', async () => {
  worker.use(...qrisHandlers({ scenario: { applyOtt: '50400', status: ['03'] } }));
  const { events } = showButton({ openIn: 'popup', whenPopupBlocked: 'error' });
  const opened = watchWindows();
  await button.click();
  await expect.element(button).toHaveTextContent(enMessages.checkStatus);
  vi.spyOn(window, 'open').mockReturnValueOnce(null);
  await button.click();
  await expect.element(page.getByText(enMessages.errors.popup_blocked)).toBeVisible();
  await button.click();
  await expect.element(page.getByText(enMessages.stillConfirming)).toBeVisible();
  expect(events.filter(({ type }) => type === 'link-requested')).toHaveLength(1);
  expect(opened.every(({ closed }) => closed)).toBe(true);
});

it('opens no window in the browser of a chat app, and tells of the camera', async () => {
  const opened = watchWindows();
  const left = recordNavigations();
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 … Instagram 300.0');
  showButton({ openIn: 'popup' });
  await expect.element(page.getByText(enMessages.cameraHint)).toBeVisible();
  await button.click();
  await vi.waitFor(() => expect(left).toEqual([paymentUrl]));
  expect(opened).toEqual([]);
});

import axe from 'axe-core';
import jsQR from 'jsqr';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { enMessages } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import '../../src/styles.css';
import { recordNavigations } from './recordNavigations.ts';
import { showButton } from './showButton.tsx';
import { startWorker } from './startWorker.ts';

const paymentUrl = `${location.origin}/webview.html?token=mock`;
const worker = startWorker(...qrisHandlers({ paymentUrl, scenario: 'not-found' }));
const dialog = page.getByRole('dialog', { name: enMessages.handoffTitle });
const button = page.getByRole('button', { name: enMessages.pay });
beforeEach(() => sessionStorage.clear());

function pretendToBe(device: 'desktop' | 'phone'): void {
  const answer = Object.defineProperty(matchMedia('all'), 'matches', {
    value: device === 'desktop',
  });
  const spy = vi.spyOn(window, 'matchMedia').mockReturnValue(answer);
  onTestFinished(() => spy.mockRestore());
}

/** Reads a code as a phone's camera would: from its picture. */
function readCode(element: Element): string | undefined {
  if (!(element instanceof HTMLCanvasElement)) throw new Error('It is no canvas.');
  const picture = element.getContext('2d')?.getImageData(0, 0, element.width, element.height);
  return picture && jsQR(picture.data, picture.width, picture.height)?.data;
}

it('draws a code that reads as the link, and moves on when the phone has paid', async () => {
  pretendToBe('desktop');
  const onPaid = vi.fn();
  const { events } = showButton({ openIn: 'handoff', onPaid });
  await button.click();
  await expect.element(dialog).toBeVisible();
  const code = page.getByRole('img', { name: enMessages.handoffTitle });
  await expect.element(code).toBeVisible();
  await vi.waitFor(() => expect(readCode(code.element())).toBe(paymentUrl));
  expect(document.body.textContent).not.toContain('token=');
  expect((await axe.run(dialog.element())).violations).toEqual([]);
  worker.use(...qrisHandlers({ scenario: 'paid' }));
  await vi.waitFor(() => expect(onPaid).toHaveBeenCalledOnce(), { timeout: 6000 });
  await expect.element(dialog).not.toBeInTheDocument();
  expect(events).toContainEqual({ type: 'opened', openIn: 'handoff' });
});

it('is a redirect on a phone', async () => {
  pretendToBe('phone');
  // Vitest's page is in a frame.
  vi.stubGlobal('self', window.top);
  onTestFinished(() => void vi.unstubAllGlobals());
  const left = recordNavigations();
  showButton({ openIn: 'handoff' });
  await button.click();
  await vi.waitFor(() => expect(left).toEqual([paymentUrl]));
});

import axe from 'axe-core';
import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { enMessages } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import '../../src/styles.css';
import { recordNavigations } from './recordNavigations.ts';
import { showButton } from './showButton.tsx';
import { startWorker } from './startWorker.ts';

const paymentUrl = `${location.origin}/webview.html?token=mock`;
const worker = startWorker(...qrisHandlers({ paymentUrl, scenario: 'not-found' }));
const dialog = page.getByRole('dialog', { name: enMessages.webview });
const button = page.getByRole('button', { name: enMessages.pay });
beforeEach(() => sessionStorage.clear());

it('shows the webview in a frame that may use the camera and knows no referrer', async () => {
  showButton({ openIn: 'embedded' });
  await button.click();
  await expect.element(dialog).toBeVisible();
  const frame = document.querySelector('iframe');
  expect(frame?.title).toBe(enMessages.webview);
  await vi.waitFor(() => expect(frame?.contentWindow?.location.href).toBe(paymentUrl));
  expect(frame?.contentDocument?.referrer).toBe('');
  expect(frame?.allow).toBe(`camera ${location.origin}`);
  expect(frame?.referrerPolicy).toBe('no-referrer');
  expect(frame?.hasAttribute('src')).toBe(false);
  expect(frame?.sandbox.value).toBe('allow-scripts allow-same-origin allow-forms');
  await expect.element(page.getByRole('timer')).toBeVisible();
  await vi.waitFor(() =>
    expect(document.querySelector('.qris-pay')?.getAttribute('data-state')).toBe('open'),
  );
  expect((await axe.run(dialog.element(), { iframes: false })).violations).toEqual([]);
});

it('asks before Escape leaves, gives the focus back, and finds out how the payment stands', async () => {
  showButton({ openIn: 'embedded' });
  await button.click();
  await expect.element(dialog).toBeVisible();
  await page.getByRole('button', { name: enMessages.close }).click();
  await page.getByRole('button', { name: enMessages.stay }).click();
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect
    .element(page.getByRole('alertdialog', { name: enMessages.leaveTitle }))
    .toBeVisible();
  await page.getByRole('button', { name: enMessages.leave, exact: true }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  const again = page.getByRole('button', { name: enMessages.continuePayment });
  await expect.element(again).toHaveFocus();
  await again.click();
  await expect.element(dialog).toBeVisible();
});

it('moves on by itself when the order is paid', async () => {
  const onPaid = vi.fn();
  showButton({ openIn: 'embedded', onPaid });
  await button.click();
  await expect.element(dialog).toBeVisible();
  worker.use(...qrisHandlers({ scenario: 'paid' }));
  await vi.waitFor(() => expect(onPaid).toHaveBeenCalledOnce(), { timeout: 6000 });
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: enMessages.paid })).toHaveFocus();
});

it('offers this tab for a frame that does not work', async () => {
  const left = recordNavigations();
  showButton({ openIn: 'embedded' });
  await button.click();
  await page.getByRole('button', { name: enMessages.openHere }).click();
  await vi.waitFor(() => expect(left).toContain(paymentUrl));
  await expect.element(dialog).not.toBeInTheDocument();
});

import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { translatePage } from '../../.storybook/translatePage.ts';
import { enMessages, ExpiryCountdown, idMessages, QrisReturnPage } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import '../../src/styles.css';
import { AnyButton, type AnyButtonProps } from './AnyButton.tsx';
import { recordNavigations } from './recordNavigations.ts';
import { startWorker } from './startWorker.ts';

const worker = startWorker(...qrisHandlers({ scenario: 'not-found' }));
const button = page.getByRole('button');
beforeEach(() => {
  sessionStorage.clear();
  recordNavigations();
  onTestFinished(translatePage());
});

let count = 0;
let reference = '';
beforeEach(() => {
  count += 1;
  reference = `translated-${count}-${performance.now()}`;
});

function Button(props: Partial<AnyButtonProps>): ReactElement {
  return (
    <AnyButton
      endpoint="/api/qris"
      partnerReferenceNo={reference}
      redirectUrl="/done"
      messages={enMessages}
      {...props}
    />
  );
}

const total = (amount: string) => <Button>Pay Rp{amount}</Button>;

it('goes through the states of a button whose label has several parts', async () => {
  const { rerender } = render(total('107.000'));
  await expect.element(button).toHaveTextContent('Pay Rp107.000');
  await vi.waitFor(() => expect(document.querySelector('font')).not.toBeNull());
  rerender(total('98.000'));
  await expect.element(button).toHaveTextContent('Pay Rp98.000');
  await button.click();
  await expect.element(button).toHaveTextContent(enMessages.opening);
  worker.use(...qrisHandlers({ scenario: 'cancelled' }));
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await expect.element(button).toHaveTextContent(enMessages.tryAgain);
  await expect.element(page.getByText(enMessages.notPaid)).toBeVisible();
});

it('shows the price that holds, beside words of the shop', async () => {
  const price = (amount: number) => (
    <Button>
      Pay{' '}
      <b>
        Rp{amount} in {'total'}
      </b>
    </Button>
  );
  const { rerender } = render(price(1000));
  await vi.waitFor(() => expect(document.querySelectorAll('font')).not.toHaveLength(0));
  rerender(price(2000));
  await expect.element(button).toHaveTextContent('Pay Rp2000 in total');
});

it('changes its language', async () => {
  const expiresAt = Date.now() + 600_000;
  const shop = (messages: typeof enMessages) => (
    <>
      <Button messages={messages} />
      <ExpiryCountdown expiresAt={expiresAt} messages={messages} />
      <QrisReturnPage endpoint="/api/qris" search="" messages={messages} />
    </>
  );
  const { rerender, container } = render(shop(idMessages));
  await expect.element(page.getByText(idMessages.reference).first()).toBeVisible();
  await vi.waitFor(() => expect(document.querySelectorAll('font')).not.toHaveLength(0));
  rerender(shop(enMessages));
  const words = () => container.textContent;
  for (const text of [
    enMessages.pay,
    enMessages.timeLeft,
    enMessages.reference,
    enMessages.checkStatus,
    enMessages.returnPage.lost.title,
  ]) {
    await vi.waitFor(() => expect(words()).toContain(text));
  }
  for (const text of [idMessages.timeLeft, idMessages.returnPage.lost.title]) {
    expect(words()).not.toContain(text);
  }
});

import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import axe from 'axe-core';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { journeyMemory } from '../../src/core/journeyMemory.ts';
import { en, QrisReturnPage, type QrisReturnPageProps } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import '../../src/styles.css';
import { startWorker } from './startWorker.ts';

const worker = startWorker();
/** StrictMode mounts twice, and the inquiry of the first mount is given up: hence two pending. */
const THEN_PAID = { applyOtt: '50000', status: ['03', '03', '00'] } as const;
const here = location.href;
beforeEach(() => history.replaceState(null, '', '?qris=abc.ref-1'));
afterEach(() => history.replaceState(null, '', here));

function show(props: Partial<QrisReturnPageProps> = {}): HTMLElement {
  const { container } = render(
    <StrictMode>
      <QrisReturnPage
        outcome="success"
        endpoint="/api/qris"
        continueUrl="#orders"
        retryUrl="#pay"
        messages={en}
        queryClient={new QueryClient()}
        data-testid="return"
        {...props}
      />
    </StrictMode>,
  );
  return container;
}

const section = page.getByTestId('return');

describe('says what the status inquiry says', () => {
  it.each([
    ['paid', 'paid', 'failed'],
    ['pending', 'pending', 'success'],
    ['cancelled', 'cancelled', 'success'],
    ['failed', 'failed', 'success'],
    ['refunded', 'refunded', 'success'],
    ['not-found', 'pending', 'failed'],
  ] as const)('%s is %s, on the %s URL too', async (scenario, state, outcome) => {
    worker.use(...qrisHandlers({ scenario }));
    show({ outcome });
    await expect.element(section).toHaveAttribute('data-state', state);
    await expect
      .element(page.getByRole('heading', { name: en.returnPage[state].title }))
      .toBeVisible();
    expect(document.querySelector('[href="#orders"]') !== null).toBe(state === 'paid');
    const mayPay = state === 'failed' || state === 'cancelled';
    expect(document.querySelector('[href="#pay"]') !== null).toBe(mayPay);
  });
});

it('shows amount, time and reference of a paid order', async () => {
  worker.use(...qrisHandlers({ scenario: 'paid' }));
  show();
  await expect.element(page.getByText(/^(Rp|IDR)\s?36[,.]000$/)).toBeVisible();
  await expect.element(page.getByText('ref-1')).toBeVisible();
});

it('goes on asking until it knows', async () => {
  worker.use(...qrisHandlers({ scenario: THEN_PAID }));
  show();
  await expect.element(section).toHaveAttribute('data-state', 'pending');
  await expect.element(section, { timeout: 5000 }).toHaveAttribute('data-state', 'paid');
});

it('asks at once when it is told to', async () => {
  worker.use(...qrisHandlers({ scenario: THEN_PAID }));
  show();
  const again = page.getByRole('button', { name: en.checkStatus });
  await again.click();
  await expect.element(section).toHaveAttribute('data-state', 'paid');
});

it('is expired when Pivot knows nothing and the remembered link has ended', async () => {
  journeyMemory.remember('ref-1', { expiresAt: Date.now() - 1000 });
  worker.use(...qrisHandlers({ scenario: 'not-found' }));
  show();
  await expect.element(section).toHaveAttribute('data-state', 'expired');
  sessionStorage.clear();
});

it('goes on checking while the endpoint is down, and knows when it is up again', async () => {
  worker.use(
    ...qrisHandlers({
      scenario: { applyOtt: '50000', status: ['network-error', 'network-error', '00'] },
    }),
  );
  show();
  await expect.element(section).toHaveAttribute('data-state', 'checking');
  await expect.element(section, { timeout: 5000 }).toHaveAttribute('data-state', 'paid');
});

describe('the URL', () => {
  it.each([
    ['says nothing', '?status=success&paid=true'],
    ['is empty of a reference', '?qris=abc.'],
    ['has an endless reference', `?qris=abc.${'r'.repeat(65)}`],
  ])('that %s leads to no inquiry and to no claim', async (_name, search) => {
    history.replaceState(null, '', search);
    const send = vi.fn(fetch);
    show({ fetch: send });
    await expect.element(section).toHaveAttribute('data-state', 'unknown');
    expect(send).not.toHaveBeenCalled();
  });

  it('is shown as text and nothing else', async () => {
    history.replaceState(
      null,
      '',
      `?qris=abc.${encodeURIComponent('<img src=x onerror=alert(1)>')}`,
    );
    worker.use(...qrisHandlers({ scenario: 'pending' }));
    const container = show();
    await expect.element(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
    expect(container.querySelector('img')).toBeNull();
  });

  it('counts less than a reference that is handed in', async () => {
    worker.use(...qrisHandlers({ scenario: 'pending' }));
    show({ partnerReferenceNo: 'ref-2' });
    await expect.element(page.getByText('ref-2')).toBeVisible();
  });
});

it.each(['paid', 'pending', 'failed'] as const)(
  'has no fault that axe finds: %s',
  async (state) => {
    worker.use(...qrisHandlers({ scenario: state }));
    const container = show();
    await expect.element(section).toHaveAttribute('data-state', state);
    expect((await axe.run(container)).violations).toEqual([]);
  },
);

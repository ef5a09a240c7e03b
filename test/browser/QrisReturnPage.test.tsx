import { act, render } from '@testing-library/react';
import axe from 'axe-core';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  enMessages,
  idMessages,
  type PaymentReturnState,
  QrisReturnPage,
  type QrisReturnPageProps,
} from '../../src/index.ts';
import { type MockScenario, qrisHandlers } from '../../src/msw/index.ts';
import '../../src/styles.css';
import { recordNavigations } from './recordNavigations.ts';
import { rememberPayment } from './rememberPayment.ts';
import { startWorker } from './startWorker.ts';
import { statusEndpoint } from './statusEndpoint.ts';

const worker = startWorker();
/** StrictMode mounts twice, and the inquiry of the first mount is given up: hence two pending. */
const THEN_PAID = { applyOtt: '50000', status: ['03', '03', '00'] } as const;
const here = location.href;
beforeEach(() => history.replaceState(null, '', '?qris=ref-1'));
afterEach(() => history.replaceState(null, '', here));

function show(props: Partial<QrisReturnPageProps> = {}): HTMLElement {
  const { container } = render(
    <StrictMode>
      <QrisReturnPage
        endpoint="/api/qris"
        continueUrl="#orders"
        retryUrl="#pay"
        messages={enMessages}
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
    ['mismatch', 'mismatch', 'success'],
    ['not-found', 'pending', 'failed'],
  ] as const)('%s is %s, on the %s URL too', async (scenario, state, outcome) => {
    worker.use(...qrisHandlers({ scenario }));
    show({ search: `?qris=Ab3_-xyz${outcome === 'failed' ? '-' : ''}*ref-1` });
    await expect.element(section).toHaveAttribute('data-state', state);
    await expect
      .element(page.getByRole('heading', { name: enMessages.returnPage[state].title }))
      .toBeVisible();
    expect(document.querySelector('[href="#orders"]') !== null).toBe(state === 'paid');
    const mayPay = state === 'failed' || state === 'cancelled';
    expect(document.querySelector('[href="#pay"]') !== null).toBe(mayPay);
  });
});

it('says what was received if it is not what the order costs', async () => {
  worker.use(...qrisHandlers({ scenario: 'mismatch' }));
  show();
  await expect.element(page.getByText(enMessages.amountReceived)).toBeVisible();
  await expect.element(page.getByText(/^(Rp|IDR)\s?36[,.]000$/)).toBeVisible();
  await expect.element(page.getByText('ref-1')).toBeVisible();
  expect(page.getByRole('link').query()).toBeNull();
  expect(page.getByRole('button').query()).toBeNull();
});

it('shows amount, time and reference of a paid order', async () => {
  worker.use(...qrisHandlers({ scenario: 'paid' }));
  show();
  await expect.element(page.getByText(/^(Rp|IDR)\s?36[,.]000$/)).toBeVisible();
  await expect.element(page.getByText('ref-1')).toBeVisible();
});

it('asks at once when it is told to, and keeps the focus', async () => {
  worker.use(...qrisHandlers({ scenario: THEN_PAID }));
  show();
  const again = page.getByRole('button', { name: enMessages.checkStatus });
  await expect.element(again).toBeVisible();
  await userEvent.tab();
  await expect.element(again).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(section).toHaveAttribute('data-state', 'paid');
});

const STATES: {
  state: PaymentReturnState | 'lost';
  status: MockScenario['status'];
  expectedAmount?: string;
  prepare?: () => void;
  delay?: 'infinite';
}[] = [
  { state: 'checking', status: ['00'], delay: 'infinite' },
  { state: 'paid', status: ['00'] },
  { state: 'pending', status: ['03'] },
  { state: 'failed', status: ['06'] },
  { state: 'cancelled', status: ['05'] },
  { state: 'refunded', status: ['04'] },
  { state: 'mismatch', status: ['00'], expectedAmount: '360000.00' },
  {
    state: 'expired',
    status: ['07'],
    prepare: () => rememberPayment('ref-1', { expiresAt: Date.now() - 60_000 }),
  },
  { state: 'unknown', status: ['40100'] },
  {
    state: 'lost',
    status: ['00'],
    prepare: () => history.replaceState(null, '', '?status=success'),
  },
];

describe.each([enMessages, idMessages])('in $locale', (messages) => {
  it.each(STATES)(
    'says what is the matter, without a fault that axe finds: $state',
    async ({ state, status, expectedAmount = '36000', prepare, delay }) => {
      onTestFinished(() => sessionStorage.clear());
      prepare?.();
      const scenario = { applyOtt: '50000', status, expectedAmount } as const;
      worker.use(...qrisHandlers({ scenario, delay }));
      const container = show({ messages });
      await expect
        .element(section)
        .toHaveAttribute('data-state', state === 'lost' ? 'unknown' : state);
      const { title, text } = messages.returnPage[state];
      await expect.element(page.getByRole('heading', { name: title })).toBeVisible();
      await expect.element(page.getByRole('status')).toHaveTextContent(text);
      expect((await axe.run(container)).violations).toEqual([]);
    },
  );
});

it('says why it does not know, and whom to quote the reference to', async () => {
  worker.use(...qrisHandlers({ scenario: '40100' }));
  show();
  await expect.element(page.getByText(enMessages.errors.unauthorized)).toBeVisible();
  await expect.element(page.getByText('ref-1')).toBeVisible();
});

describe('the way back to paying', () => {
  const payAgain = page.getByRole('link', { name: enMessages.payAgain });

  it('leads on when nothing was paid', async () => {
    const left = recordNavigations();
    worker.use(...qrisHandlers({ scenario: 'cancelled' }));
    show({ retryUrl: '/checkout' });
    await payAgain.click();
    await vi.waitFor(() => expect(left).toEqual([`${location.origin}/checkout`]));
  });

  it.each([
    ['came through', '00', 'paid'],
    ['went on', '03', 'pending'],
    ['was begun again', '01', 'pending'],
    ['is found no more', '07', 'pending'],
  ] as const)('leads nowhere if the payment %s meanwhile', async (_, status, state) => {
    const left = recordNavigations();
    worker.use(...qrisHandlers({ scenario: { applyOtt: '50000', status: ['06', '06', status] } }));
    show({ retryUrl: '/checkout' });
    await payAgain.click();
    await expect.element(section).toHaveAttribute('data-state', state);
    expect(left).toEqual([]);
  });

  it('leads nowhere while nobody knows', async () => {
    const left = recordNavigations();
    worker.use(
      ...qrisHandlers({ scenario: { applyOtt: '50000', status: ['06', '06', 'network-error'] } }),
    );
    show({ retryUrl: '/checkout' });
    await payAgain.click();
    await expect.element(page.getByText(enMessages.errors.network)).toBeVisible();
    await expect.element(payAgain).toBeVisible();
    expect(left).toEqual([]);
  });
});

it('renders on a server and comes to life without a mismatch', async () => {
  worker.use(...qrisHandlers({ scenario: 'paid' }));
  const element = (
    <QrisReturnPage
      endpoint="/api/qris"
      search="?qris=ref-2"
      messages={enMessages}
      data-testid="return"
    />
  );
  const html = renderToString(element);
  expect(html).toContain('data-state="checking"');
  expect(html).toContain('ref-2');
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = html;
  const onRecoverableError = vi.fn();
  const root = hydrateRoot(container, element, { onRecoverableError });
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  await expect.element(section).toHaveAttribute('data-state', 'paid');
  expect(onRecoverableError).not.toHaveBeenCalled();
});

describe('in a popup', () => {
  const closeWindow = page.getByRole('button', { name: enMessages.closeWindow });

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(window, 'close').mockReturnValue();
    const number = rememberPayment('ref-1', { isPopup: true });
    history.replaceState(null, '', `?qris=${number}*ref-1`);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    sessionStorage.clear();
  });

  /** The tab that waits hears of the return, and says so. */
  async function hear(): Promise<void> {
    const channel = new BroadcastChannel('pivot-qris');
    onTestFinished(() => channel.close());
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
    channel.postMessage({ type: 'heard', partnerReferenceNo: 'ref-1' });
    await vi.waitFor(() => expect(document.querySelector('[href="#orders"]')).toBeNull());
  }

  async function pass(seconds: number): Promise<void> {
    await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
  }

  it('closes it once the customer could read that the order is paid', async () => {
    show({ endpoint: statusEndpoint(() => '00').endpoint });
    await pass(1);
    expect(section.element().dataset['state']).toBe('paid');
    await hear();
    await pass(5);
    expect(window.close).not.toHaveBeenCalled();
    await pass(2);
    expect(window.close).toHaveBeenCalledTimes(1);
  });

  it('leaves it open, and offers to close it, when no tab waits', async () => {
    show({ endpoint: statusEndpoint(() => '00').endpoint });
    await pass(60);
    expect(window.close).not.toHaveBeenCalled();
    expect(document.querySelector('[href="#orders"]')).not.toBeNull();
    await closeWindow.click();
    expect(window.close).toHaveBeenCalledTimes(1);
  });

  it('leaves it open, and offers to close it, when the order is not paid', async () => {
    show({ endpoint: statusEndpoint(() => '03').endpoint });
    await pass(1);
    await hear();
    await pass(60);
    expect(window.close).not.toHaveBeenCalled();
    await expect.element(closeWindow).toBeVisible();
  });

  it('knows it by its memory where the link is another tab’s', async () => {
    history.replaceState(null, '', '?qris=01234567*ref-1');
    show({ endpoint: statusEndpoint(() => '00').endpoint });
    await pass(1);
    await hear();
    await pass(7);
    expect(window.close).toHaveBeenCalledTimes(1);
  });

  it('knows nothing of it where no payment has returned', async () => {
    history.replaceState(null, '', '/orders/1');
    show({ endpoint: statusEndpoint(() => '00').endpoint, partnerReferenceNo: 'ref-1' });
    await pass(60);
    expect(section.element().dataset['state']).toBe('paid');
    expect(closeWindow.query()).toBeNull();
    expect(window.close).not.toHaveBeenCalled();
  });
});

it('leaves room for the shop’s own ways on', async () => {
  worker.use(...qrisHandlers({ scenario: 'pending' }));
  show({ children: <a href="#help">Help</a> });
  await expect.element(page.getByRole('link', { name: 'Help' })).toBeVisible();
});

describe('without a reference', () => {
  const field = page.getByRole('textbox', { name: enMessages.reference });
  const ask = page.getByRole('button', { name: enMessages.checkStatus });
  beforeEach(() => history.replaceState(null, '', here));

  it('asks about the one that is entered, without the spaces around it', async () => {
    worker.use(...qrisHandlers({ scenario: 'paid' }));
    show();
    await field.fill('  order-1042 ');
    await userEvent.keyboard('{Enter}');
    await expect.element(section).toHaveAttribute('data-state', 'paid');
    await expect.element(page.getByText('order-1042', { exact: true })).toBeVisible();
    await expect.element(field).not.toBeInTheDocument();
    await expect
      .element(page.getByRole('heading', { name: enMessages.returnPage.paid.title }))
      .toHaveFocus();
  });

  it.each([
    ['a zero-width space', 'order\u200b-1042'],
    ['zero-width joiners', 'order\u200d-\u200c1042'],
    ['a word joiner', 'order\u2060-1042'],
    ['a byte order mark', '\ufefforder-1042'],
    ['marks of direction', '\u202aorder-1042\u202c\u200e'],
    ['isolates', '\u2068order-1042\u2069'],
    ['a soft hyphen', 'order\u00ad-1042'],
    ['a variation selector', 'order-1042\ufe0f'],
    ['a Hangul filler', 'order-1042\u3164'],
    ['a line separator', 'order-\u20281042'],
    ['a tab', '\torder-1042'],
    ['a control character', 'order-\u00011042'],
    ['spaces of other widths', '\u00a0\u2003order-1042\u3000'],
  ])('asks about the one that is seen, pasted with %s', async (_name, text) => {
    const send = vi.fn<typeof fetch>(async () => new Response(null, { status: 503 }));
    show({ fetch: send });
    await field.fill(text);
    await ask.click();
    await vi.waitFor(() => expect(send).toHaveBeenCalled());
    const body = JSON.stringify({ originalPartnerReferenceNo: 'order-1042', serviceCode: '54' });
    expect(send).toHaveBeenCalledWith('/api/qris/status', expect.objectContaining({ body }));
  });

  it.each(['', '   ', '\u200b\u2060', 'r'.repeat(65)])(
    'says what is wrong with "%s", and asks nobody',
    async (text) => {
      const send = vi.fn(fetch);
      const container = show({ fetch: send });
      await field.fill(text);
      await ask.click();
      await expect.element(field).toHaveFocus();
      await expect.element(field).toBeInvalid();
      await expect.element(field).toHaveAccessibleDescription(enMessages.referenceFault);
      expect((await axe.run(container)).violations).toEqual([]);
      expect(send).not.toHaveBeenCalled();
    },
  );

  it('shows the refusal, and lets the customer enter another', async () => {
    worker.use(...qrisHandlers({ scenario: '40315' }));
    show();
    await field.fill('order-1O42');
    await ask.click();
    await expect.element(page.getByRole('status')).toHaveTextContent(enMessages.errors.not_allowed);
    await expect.element(ask).toBeVisible();
    await expect.element(field).toHaveValue('order-1O42');
    // The same once more is asked once more.
    worker.use(...qrisHandlers({ scenario: '40100' }));
    await ask.click();
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent(enMessages.errors.unauthorized);
    worker.use(...qrisHandlers({ scenario: 'pending' }));
    await field.fill('order-1042');
    await ask.click();
    await expect.element(section).toHaveAttribute('data-state', 'pending');
    await expect
      .element(page.getByRole('status'))
      .not.toHaveTextContent(enMessages.errors.unauthorized);
    await expect.element(page.getByText('order-1042', { exact: true })).toBeVisible();
  });
});

describe('the URL', () => {
  it.each([
    ['says nothing', '?status=success&paid=true'],
    ['is empty of a reference', '?qris='],
    ['has an endless reference', `?qris=${'r'.repeat(65)}`],
  ])('that %s leads to no inquiry and to no claim', async (_name, search) => {
    history.replaceState(null, '', search);
    const send = vi.fn(fetch);
    show({ fetch: send });
    await expect.element(section).toHaveAttribute('data-state', 'unknown');
    expect(send).not.toHaveBeenCalled();
  });

  it('is shown as text and nothing else', async () => {
    history.replaceState(null, '', `?qris=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
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

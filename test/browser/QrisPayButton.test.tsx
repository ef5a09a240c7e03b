import { render } from '@testing-library/react';
import axe from 'axe-core';
import { http } from 'msw';
import { createRef, memo, Profiler, StrictMode } from 'react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { journeyStorage } from '../../src/core/payment/journeyStorage.ts';
import {
  enMessages,
  type QrisError,
  QrisPayButton,
  type UseQrisPaymentResult,
  type UseQrisPaymentOptions,
} from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import '../../src/styles.css';
import { ALLOWED_HOSTS, AnyButton, type AnyButtonProps } from './AnyButton.tsx';
import { recordNavigations } from './recordNavigations.ts';
import { startWorker } from './startWorker.ts';

const worker = startWorker(...qrisHandlers());
const LINK = 'https://wallet-stg.harsya.com/whitelabel/qris-payment?token=mock';
const button = page.getByRole('button');
let count = 0;
let reference = '';

// The page keeps one living link for a reference: each test has an order of its own.
beforeEach(() => {
  count += 1;
  reference = `ref-${count}`;
  sessionStorage.clear();
});

function show(props: Partial<AnyButtonProps> = {}) {
  const element = (more: Partial<AnyButtonProps> = {}) => (
    <StrictMode>
      <AnyButton
        endpoint="/api/qris"
        partnerReferenceNo={reference}
        redirectUrl="/done"
        failedRedirectUrl="/failed"
        messages={enMessages}
        {...props}
        {...more}
      />
    </StrictMode>
  );
  const { rerender, ...view } = render(element());
  return {
    ...view,
    rerender: (more: Partial<AnyButtonProps>) => rerender(element(more)),
  };
}

/** Counts the requests for a link, and keeps their bodies. */
function countApplies(): unknown[] {
  const bodies: unknown[] = [];
  worker.use(
    http.post('*/api/qris/apply-ott', async ({ request }) => {
      bodies.push(await request.clone().json());
      // Nothing is answered here: the next handler does.
    }),
  );
  return bodies;
}

it('asks for a link and leaves for it in the same tab', async () => {
  const left = recordNavigations();
  const applies = countApplies();
  show({ mode: 'JIT' });
  await expect.element(button).toHaveTextContent('Pay with QRIS');
  await button.click();
  await vi.waitFor(() => expect(left).toEqual([LINK]));
  await expect.element(button).toHaveAttribute('data-state', 'opening');
  const origin = location.origin;
  const number = journeyStorage.load('ref-1')?.numbers.at(-1);
  expect(applies).toEqual([
    {
      userResources: ['OTT'],
      additionalInfo: {
        partnerReferenceNo: 'ref-1',
        mode: 'JIT',
        redirectUrl: `${origin}/done?qris=${number}*ref-1`,
        failedRedirectUrl: `${origin}/failed?qris=${number}-*ref-1`,
      },
    },
  ]);
});

it('speaks Indonesian by itself', async () => {
  render(<AnyButton endpoint="/api/qris" partnerReferenceNo={reference} redirectUrl="/done" />);
  await expect.element(page.getByRole('button', { name: 'Bayar dengan QRIS' })).toBeVisible();
});

it('asks once for any number of clicks', async () => {
  const left = recordNavigations();
  const applies = countApplies();
  show();
  const element = button.element();
  for (let click = 0; click < 3; click += 1)
    element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await vi.waitFor(() => expect(left).toHaveLength(1));
  expect(applies).toHaveLength(1);
});

it('keeps the focus and takes no click while it waits', async () => {
  worker.use(...qrisHandlers({ delay: 'infinite' }));
  show();
  await userEvent.tab();
  await expect.element(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(button).toHaveAttribute('data-state', 'applying');
  await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  await expect.element(button).toHaveFocus();
  await expect.element(page.getByRole('status')).toHaveTextContent(enMessages.applying);
});

it('leaves for nothing once it is gone', async () => {
  const left = recordNavigations();
  worker.use(...qrisHandlers({ delay: 'infinite' }));
  let signal: AbortSignal | null | undefined;
  const { unmount } = show({
    fetch: (input, init) => {
      signal = init?.signal;
      return fetch(input, init);
    },
  });
  await button.click();
  await vi.waitFor(() => expect(signal?.aborted).toBe(false));
  unmount();
  expect(signal?.aborted).toBe(true);
  expect(left).toEqual([]);
});

it('ignores the answer to an order that is no longer shown', async () => {
  const left = recordNavigations();
  const onError = vi.fn();
  let answer: (() => void) | undefined;
  worker.use(
    http.post('*/api/qris/apply-ott', async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
    }),
  );
  const { rerender } = show({ onError });
  await button.click();
  await vi.waitFor(() => expect(answer).toBeDefined());
  rerender({ partnerReferenceNo: `${reference}-next` });
  await expect.element(button).toHaveAttribute('data-state', 'idle');
  answer?.();
  worker.use(...qrisHandlers());
  await button.click();
  await vi.waitFor(() => expect(left).toHaveLength(1));
  expect(onError).not.toHaveBeenCalled();
});

describe('the order', () => {
  it('is made in the click, and once for a payment, also when it is tried again', async () => {
    const left = recordNavigations();
    worker.use(...qrisHandlers({ scenario: '50001' }));
    const createOrder = vi.fn(async () => reference);
    show({ createOrder });
    expect(createOrder).not.toHaveBeenCalled();
    await button.click();
    await expect.element(button).toHaveTextContent(enMessages.tryAgain);
    worker.resetHandlers();
    const applies = countApplies();
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
    expect(createOrder).toHaveBeenCalledOnce();
    expect(applies).toMatchObject([{ additionalInfo: { partnerReferenceNo: reference } }]);
  });

  it('that cannot be made is an error, and is made anew at the next click', async () => {
    const left = recordNavigations();
    const onError = vi.fn<(error: QrisError) => void>();
    const createOrder = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Error('out of stock'))
      .mockResolvedValue(reference);
    show({ createOrder, onError });
    await button.click();
    await expect.element(button).toHaveAttribute('data-state', 'error');
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'unavailable' });
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
  });

  it('with a reference that Pivot would not take is an error before anything is sent', async () => {
    const applies = countApplies();
    const onError = vi.fn<(error: QrisError) => void>();
    show({ partnerReferenceNo: 'r'.repeat(65), onError });
    await button.click();
    await expect.element(button).toHaveAttribute('data-state', 'error');
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'invalid_input' });
    expect(applies).toEqual([]);
  });
});

describe('back on the page', () => {
  const comeBack = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

  async function leave(props: Partial<AnyButtonProps> = {}) {
    const left = recordNavigations();
    const view = show(props);
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
    return { ...view, left };
  }

  it('counts down, and goes on with the same link', async () => {
    worker.use(...qrisHandlers({ scenario: 'not-found' }));
    const applies = countApplies();
    const { left } = await leave();
    comeBack();
    await expect.element(button).toHaveTextContent(enMessages.continuePayment);
    await expect.element(page.getByRole('timer')).toHaveTextContent(/1[45]:\d\d|15:00/);
    await button.click();
    await vi.waitFor(() => expect(left).toEqual([LINK, LINK]));
    expect(applies).toHaveLength(1);
  });

  it('finds the order paid', async () => {
    const onPaid = vi.fn();
    await leave({ onPaid });
    comeBack();
    await expect.element(button).toHaveAttribute('data-state', 'paid');
    expect(onPaid).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'paid' }));
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('finds it cancelled, and offers another link for the same order', async () => {
    worker.use(...qrisHandlers({ scenario: 'cancelled' }));
    const onSettled = vi.fn();
    const { left } = await leave({ onSettled });
    comeBack();
    await expect.element(button).toHaveAttribute('data-state', 'failed');
    expect(onSettled).toHaveBeenCalledOnce();
    const applies = countApplies();
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(2));
    expect(applies).toMatchObject([{ additionalInfo: { partnerReferenceNo: reference } }]);
  });
});

it('says so where the money was returned, and asks for no second payment', async () => {
  worker.use(...qrisHandlers({ scenario: { applyOtt: '50400', status: ['04'] } }));
  show();
  await button.click();
  await expect.element(button).toHaveTextContent(enMessages.checkStatus);
  await button.click();
  await expect.element(button).toHaveTextContent(enMessages.refunded);
  await expect.element(button).toHaveAttribute('aria-disabled', 'true');
});

it('says so if another amount was paid, and asks for no second payment', async () => {
  const onPaid = vi.fn();
  const onSettled = vi.fn();
  worker.use(
    ...qrisHandlers({
      scenario: { applyOtt: '50400', status: ['00'], expectedAmount: '36000.01' },
    }),
  );
  show({ onPaid, onSettled });
  await button.click();
  await expect.element(button).toHaveTextContent(enMessages.checkStatus);
  await button.click();
  await expect.element(button).toHaveTextContent(enMessages.mismatch);
  await expect.element(page.getByText(enMessages.mismatchHelp)).toBeVisible();
  await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  expect(onPaid).not.toHaveBeenCalled();
  expect(onSettled).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ outcome: 'mismatch' }),
  );
});

describe('a link that has ended', () => {
  it('is not opened, and another is asked for only after the status', async () => {
    const left = recordNavigations();
    worker.use(...qrisHandlers({ scenario: 'expired' }));
    const onExpired = vi.fn();
    show({ onExpired });
    await button.click();
    await expect.element(button).toHaveTextContent(enMessages.newLink);
    expect(left).toEqual([]);
    expect(onExpired).toHaveBeenCalledOnce();
    worker.use(...qrisHandlers({ scenario: 'not-found' }));
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
  });

  it('invites no second payment while the first may still succeed', async () => {
    const left = recordNavigations();
    worker.use(...qrisHandlers({ scenario: { applyOtt: { linkLivesMs: -1000 }, status: ['03'] } }));
    show();
    await button.click();
    await expect.element(button).toHaveAttribute('data-state', 'expired');
    const applies = countApplies();
    await button.click();
    await expect.element(page.getByText(enMessages.stillConfirming)).toBeVisible();
    await expect.element(button).toHaveTextContent(enMessages.checkStatus);
    expect(applies).toEqual([]);
    expect(left).toEqual([]);
  });
});

describe('errors', () => {
  it.each([
    ['40314', 'insufficient_balance'],
    ['40102', 'account_not_linked'],
    ['42900', 'rate_limited'],
    ['offline', 'network'],
    ['malformed', 'bad_reply'],
  ] as const)('%s: has its words', async (scenario, code) => {
    worker.use(...qrisHandlers({ scenario }));
    const onError = vi.fn<(error: QrisError) => void>();
    show({ onError });
    await button.click();
    await expect.element(page.getByText(enMessages.errors[code])).toBeVisible();
    expect(onError.mock.calls).toMatchObject([[{ code }]]);
  });

  it('asks for the status before another link where the outcome is unknown', async () => {
    const left = recordNavigations();
    worker.use(...qrisHandlers({ scenario: { applyOtt: '50400', status: ['00'] } }));
    show();
    await button.click();
    await expect.element(button).toHaveTextContent(enMessages.checkStatus);
    await button.click();
    await expect.element(button).toHaveAttribute('data-state', 'paid');
    expect(left).toEqual([]);
  });

  it('of a merchant’s callback are reported, and the payment goes on', async () => {
    const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
    addEventListener('error', reported, { once: true });
    worker.use(...qrisHandlers({ scenario: '40314' }));
    show({
      onError: () => {
        throw new Error('the shop’s own mistake');
      },
    });
    await button.click();
    await expect.element(button).toHaveAttribute('data-state', 'error');
    await vi.waitFor(() => expect(reported).toHaveBeenCalledOnce());
  });

  it('never tell the link', async () => {
    const left = recordNavigations();
    const paymentUrl = 'https://elsewhere.example/pay?token=very-secret';
    worker.use(...qrisHandlers({ paymentUrl }));
    const onError = vi.fn<(error: QrisError) => void>();
    const { container } = show({ onError });
    await button.click();
    await expect.element(page.getByText(enMessages.errors.unsafe_url)).toBeVisible();
    const error = onError.mock.calls[0]?.[0];
    expect(`${error?.message}${error?.stack}${JSON.stringify(error)}`).not.toContain('very-secret');
    expect(container.innerHTML).not.toContain('very-secret');
    expect(left).toEqual([]);
  });
});

it('keeps nothing of the link in storage or in the page', async () => {
  const left = recordNavigations();
  const { container } = show();
  await button.click();
  await vi.waitFor(() => expect(left).toHaveLength(1));
  expect(JSON.stringify([sessionStorage, localStorage])).not.toContain('token');
  expect(container.innerHTML).not.toContain('token=');
});

it('is a button that a shop can dress: ref, attributes, label, a click of its own', async () => {
  const left = recordNavigations();
  const ref = createRef<HTMLButtonElement>();
  const onClick = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  show({ id: 'pay', title: 'Pay', className: 'shop', children: 'Bayar Rp36.000', onClick });
  await expect.element(button).toHaveTextContent('Bayar Rp36.000');
  await expect.element(button).toHaveClass('shop', 'qris-pay-button');
  await button.click();
  expect(onClick).toHaveBeenCalledOnce();
  await expect.element(button).toHaveAttribute('data-state', 'idle');
  render(
    <QrisPayButton
      ref={ref}
      endpoint="/api/qris"
      allowedHosts={ALLOWED_HOSTS}
      partnerReferenceNo="r"
      redirectUrl="/done"
    />,
  );
  expect(ref.current?.tagName).toBe('BUTTON');
  expect(left).toEqual([]);
});

it.each([
  ['returnOrigins', '40001', ALLOWED_HOSTS],
  ['allowedHosts', 'not-found', []],
  ['allowLocalhost', 'not-found', []],
] as const)(
  'names in development the option that may be wrong: %s',
  async (option, scenario, allowedHosts) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    onTestFinished(() => warn.mockRestore());
    worker.use(...qrisHandlers({ scenario }));
    show({ allowedHosts });
    await button.click();
    await expect.element(button).toHaveAttribute('data-state', 'error');
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(option));
  },
);

it('keeps the options of the payment off the element', () => {
  const nothing = () => undefined;
  type OrderOptions = Extract<UseQrisPaymentOptions, { partnerReferenceNo: string }>;
  const options: Required<Omit<OrderOptions, 'createOrder'>> & { createOrder: undefined } = {
    partnerReferenceNo: 'order-1',
    createOrder: undefined,
    redirectUrl: '/paid',
    failedRedirectUrl: '/not-paid',
    mode: 'WEB',
    endpoint: '/api/qris',
    fetch: globalThis.fetch,
    headers: {},
    credentials: 'same-origin',
    timeoutMs: 1000,
    allowedHosts: [],
    allowLocalhost: true,
    onPaid: nothing,
    onSettled: nothing,
    onExpired: nothing,
    onError: nothing,
    onEvent: nothing,
    openIn: 'popup',
    whenPopupBlocked: 'error',
    popupText: '…',
    settlementMs: 60_000,
    prefetch: 'hover',
  };
  render(<QrisPayButton {...options} />);
  expect(button.element().getAttributeNames().toSorted()).toEqual([
    'aria-disabled',
    'class',
    'data-next-action',
    'data-state',
    'type',
  ]);
});

describe('has no fault that axe finds', () => {
  const comeBack = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  type Scenario = NonNullable<Parameters<typeof qrisHandlers>[0]>['scenario'];

  it.each<[UseQrisPaymentResult['state'], Scenario, boolean]>([
    ['opening', 'not-found', false],
    ['open', 'not-found', true],
    ['paid', 'paid', true],
    ['failed', 'cancelled', true],
    ['expired', 'expired', false],
    ['error', '40314', false],
  ])('%s', async (state, scenario, isBack) => {
    const left = recordNavigations();
    worker.use(...qrisHandlers({ scenario }));
    const { container } = show();
    expect((await axe.run(container)).violations).toEqual([]);
    await button.click();
    if (isBack) {
      await vi.waitFor(() => expect(left).toHaveLength(1));
      comeBack();
    }
    await expect.element(button).toHaveAttribute('data-state', state);
    expect((await axe.run(container)).violations).toEqual([]);
  });

  it.each(['applying', 'checking'] as const)('%s', async (state) => {
    const left = recordNavigations();
    if (state === 'applying') worker.use(...qrisHandlers({ delay: 'infinite' }));
    const { container } = show();
    await button.click();
    if (state === 'checking') {
      await vi.waitFor(() => expect(left).toHaveLength(1));
      worker.use(...qrisHandlers({ delay: 'infinite' }));
      comeBack();
    }
    await expect.element(button).toHaveAttribute('data-state', state);
    expect((await axe.run(container)).violations).toEqual([]);
  });
});

it('draws itself alone, however its options are written', async () => {
  const left = recordNavigations();
  worker.use(...qrisHandlers({ scenario: 'not-found' }));
  const applies = countApplies();
  const drawNeighbour = vi.fn();
  const drawButton = vi.fn();
  const Neighbour = memo(function Neighbour() {
    drawNeighbour();
    return null;
  });
  function Shop() {
    return (
      <>
        <Profiler id="button" onRender={drawButton}>
          <AnyButton
            endpoint={{ applyOtt: '/api/qris/apply-ott', status: '/api/qris/status' }}
            partnerReferenceNo={reference}
            redirectUrl="/done"
            headers={() => ({ 'x-shop': 'one' })}
            messages={{ ...enMessages }}
            onEvent={() => undefined}
          />
        </Profiler>
        <Neighbour />
      </>
    );
  }
  const { rerender } = render(<Shop />);
  expect(drawButton).toHaveBeenCalledOnce();
  await button.click();
  await vi.waitFor(() => expect(left).toHaveLength(1));
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await expect.element(button).toHaveTextContent(enMessages.continuePayment);
  rerender(<Shop />);
  expect(drawNeighbour).toHaveBeenCalledOnce();
  await expect.element(button).toHaveTextContent(enMessages.continuePayment);
  expect(applies).toHaveLength(1);
});

it('calls the callbacks of the latest render', async () => {
  const left = recordNavigations();
  const first = vi.fn();
  const latest = vi.fn();
  const { rerender } = show({ onPaid: first, onEvent: first });
  rerender({ onPaid: latest, onEvent: first });
  await button.click();
  await vi.waitFor(() => expect(left).toHaveLength(1));
  first.mockClear();
  const onEvent = vi.fn();
  rerender({ onPaid: latest, onEvent });
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await expect.element(button).toHaveAttribute('data-state', 'paid');
  expect(latest).toHaveBeenCalledOnce();
  expect(onEvent.mock.calls).toMatchObject([[{ type: 'returned' }], [{ type: 'status-received' }]]);
  expect(first).not.toHaveBeenCalled();
});

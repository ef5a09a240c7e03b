import { http } from 'msw';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { enMessages } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import { recordNavigations } from './recordNavigations.ts';
import { rememberPayment } from './rememberPayment.ts';
import { showButton } from './showButton.tsx';
import { startWorker } from './startWorker.ts';

const worker = startWorker(...qrisHandlers({ scenario: 'not-found' }));
const button = page.getByRole('button');
beforeEach(() => sessionStorage.clear());

/** An answer that comes when the test wants it. */
function later(): { wait: Promise<void>; come: () => void } {
  let come: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { wait, come };
}

/** Notes the references that links are asked for. */
function noteApplies(): string[] {
  const references: string[] = [];
  worker.use(
    http.post('*/api/qris/apply-ott', async ({ request }) => {
      const body = Object(await request.clone().json());
      references.push(body.additionalInfo.partnerReferenceNo);
    }),
  );
  return references;
}

describe('one reference, one living link on the page', () => {
  it('for two buttons at once, and for one after the other', async () => {
    const left = recordNavigations();
    const applies = noteApplies();
    const { reference } = showButton();
    showButton({ partnerReferenceNo: reference });
    await button.first().click();
    await button.last().click();
    await vi.waitFor(() => expect(left).toHaveLength(2));
    expect(left[0]).toBe(left[1]);
    expect(applies).toEqual([reference]);
  });

  it('and another one when the payment came to nothing', async () => {
    const left = recordNavigations();
    const applies = noteApplies();
    const { reference } = showButton();
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
    worker.use(...qrisHandlers({ scenario: 'cancelled' }));
    const repeated = noteApplies();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await expect.element(button).toHaveAttribute('data-state', 'failed');
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(2));
    expect([...applies, ...repeated]).toEqual([reference, reference]);
  });
});

it('a button that leaves does not end the request that another waits for', async () => {
  const left = recordNavigations();
  const { wait, come } = later();
  worker.use(http.post('*/api/qris/apply-ott', () => wait));
  const applies = noteApplies();
  const { reference, unmount } = showButton();
  const other = showButton({ partnerReferenceNo: reference });
  await button.first().click();
  await button.last().click();
  await vi.waitFor(() => expect(applies).toHaveLength(1));
  unmount();
  come();
  await vi.waitFor(() => expect(left).toHaveLength(1));
  expect(other.events.map(({ type }) => type)).toEqual(['opened']);
  expect(applies).toEqual([reference]);
});

it('asks for no link once the button has left while the shop made the order', async () => {
  const applies = noteApplies();
  const { wait, come } = later();
  const { events, reference, unmount } = showButton({
    createOrder: () => wait.then(() => 'too-late'),
    endpoint: {
      applyOtt: async ({ additionalInfo }) => applies.push(JSON.stringify(additionalInfo)),
      status: '/none',
    },
  });
  await button.click();
  unmount();
  come();
  await wait;
  // What follows the order follows at once.
  await new Promise((resolve) => setTimeout(resolve));
  expect([...applies, ...events, reference]).toEqual([reference]);
});

describe('what came of an earlier link is asked before another link is', () => {
  const endedLongAgo = () => ({ expiresAt: Date.now() - 60_000 });
  const underWay = () =>
    worker.use(...qrisHandlers({ scenario: { applyOtt: '20000', status: ['03'] } }));

  it('by a button that is shown after the link has ended', async () => {
    underWay();
    const applies = noteApplies();
    const reference = `ended-${performance.now().toFixed()}`;
    rememberPayment(reference, endedLongAgo());
    showButton({ partnerReferenceNo: reference, prefetch: 'hover' });
    await button.hover();
    await expect.element(page.getByText(enMessages.stillConfirming)).toBeVisible();
    await button.click();
    await expect.element(page.getByText(enMessages.stillConfirming)).toBeVisible();
    expect(applies).toEqual([]);
  });

  it('after a reload, also while the link lives', async () => {
    underWay();
    const applies = noteApplies();
    const reference = `reloaded-${performance.now().toFixed()}`;
    rememberPayment(reference, { expiresAt: Date.now() + 60_000 });
    const { events } = showButton({ partnerReferenceNo: reference });
    await expect.element(page.getByText(enMessages.stillConfirming)).toBeVisible();
    await expect.element(button).toHaveTextContent(enMessages.checkStatus);
    await expect.element(page.getByRole('timer')).toBeVisible();
    const known = () => events.filter(({ type }) => type === 'status-received').length;
    const before = known();
    await button.click();
    await vi.waitFor(() => expect(known()).toBeGreaterThan(before));
    await expect.element(button).toHaveTextContent(enMessages.checkStatus);
    expect(applies).toEqual([]);
  });

  it('once the order is paid, by whatever button is shown for it', async () => {
    worker.use(...qrisHandlers({ scenario: 'paid' }));
    const left = recordNavigations();
    const { reference, unmount } = showButton();
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await expect.element(button).toHaveAttribute('data-state', 'paid');
    unmount();
    const onExpired = vi.fn();
    showButton({ partnerReferenceNo: reference, onExpired });
    await expect.element(button).toHaveAttribute('data-state', 'paid');
    expect(onExpired).not.toHaveBeenCalled();
  });
});

it('calls a link ended at its end, and not when it is too short to be opened', async () => {
  worker.use(...qrisHandlers({ scenario: { applyOtt: { linkLivesMs: 2000 }, status: ['07'] } }));
  const left = recordNavigations();
  const before = Date.now();
  const ends: number[] = [];
  showButton({ onExpired: () => ends.push(Date.now() - before) });
  await button.click();
  await expect.element(button, { timeout: 5000 }).toHaveTextContent(enMessages.newLink);
  expect(ends).toEqual([expect.closeTo(2400, -3)]);
  expect(ends[0]).toBeGreaterThanOrEqual(1900);
  expect(left).toEqual([]);
});

describe('ahead of the click', () => {
  it.each(['press', 'hover'] as const)(
    'on %s the link is asked for, and the click uses it',
    async (prefetch) => {
      const left = recordNavigations();
      const applies = noteApplies();
      const { reference } = showButton({ prefetch });
      await button.hover();
      if (prefetch === 'press') {
        expect(applies).toEqual([]);
        button
          .element()
          .dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, isPrimary: true }));
      }
      await vi.waitFor(() => expect(applies).toEqual([reference]));
      await expect.element(button).toHaveAttribute('data-state', 'idle');
      await button.click();
      await vi.waitFor(() => expect(left).toHaveLength(1));
      expect(applies).toEqual([reference]);
    },
  );

  it('nothing is asked for by showing the button, and a failure is nobody’s error', async () => {
    worker.use(...qrisHandlers({ scenario: '50001' }));
    const applies = noteApplies();
    const onError = vi.fn();
    showButton({ prefetch: 'hover', onError });
    expect(applies).toEqual([]);
    await button.hover();
    await vi.waitFor(() => expect(applies).toHaveLength(1));
    expect(onError).not.toHaveBeenCalled();
    await button.click();
    await expect.element(button).toHaveAttribute('data-state', 'error');
  });

  it('handlers of the shop are called, too', async () => {
    const onPointerEnter = vi.fn();
    showButton({ prefetch: 'hover', onPointerEnter });
    await button.hover();
    expect(onPointerEnter).toHaveBeenCalled();
  });
});

describe('after a reload', () => {
  async function payAndReload(props: Parameters<typeof showButton>[0] = {}) {
    const left = recordNavigations();
    const { reference, unmount } = showButton();
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
    unmount();
    const shown = showButton({ ...props, partnerReferenceNo: reference });
    return { ...shown, reference, left };
  }

  it('the payment is found again, and gone on with', async () => {
    const { left } = await payAndReload();
    await expect.element(button).toHaveTextContent(enMessages.continuePayment);
    await expect.element(page.getByRole('timer')).toBeVisible();
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(2));
  });

  it('it is found paid', async () => {
    worker.use(...qrisHandlers({ scenario: 'paid' }));
    const onPaid = vi.fn();
    await payAndReload({ onPaid });
    await expect.element(button).toHaveAttribute('data-state', 'paid');
    expect(onPaid).toHaveBeenCalledOnce();
  });

  it('nothing is found, and nothing is lost, where storage is denied', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(deny);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(deny);
    onTestFinished(() => void vi.restoreAllMocks());
    const { left } = await payAndReload();
    await expect.element(button).toHaveAttribute('data-state', 'idle');
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(2));
  });
});

function deny(): never {
  throw new DOMException('denied', 'SecurityError');
}

it('hears from another tab that the customer is back, and asks for itself', async () => {
  const left = recordNavigations();
  const { reference, events } = showButton();
  await button.click();
  await vi.waitFor(() => expect(left).toHaveLength(1));
  worker.use(...qrisHandlers({ scenario: 'paid' }));
  const otherTab = new BroadcastChannel('pivot-qris');
  onTestFinished(() => otherTab.close());
  const heard = new Promise((resolve) => {
    otherTab.addEventListener('message', ({ data }) => resolve(data));
  });
  otherTab.postMessage({ type: 'returned', partnerReferenceNo: 'another order', paid: true });
  otherTab.postMessage('nonsense');
  otherTab.postMessage({ type: 'returned', partnerReferenceNo: reference });
  await expect.element(button).toHaveAttribute('data-state', 'paid');
  expect(await heard).toEqual({ type: 'heard', partnerReferenceNo: reference });
  expect(events.filter(({ type }) => type === 'returned')).toHaveLength(1);
});

describe('what is learnt late', () => {
  const returned = (partnerReferenceNo: string) => {
    const otherTab = new BroadcastChannel('pivot-qris');
    otherTab.postMessage({ type: 'returned', partnerReferenceNo });
    onTestFinished(() => otherTab.close());
  };
  it('an idle button shows that another tab has paid its order', async () => {
    worker.use(...qrisHandlers({ scenario: 'paid' }));
    const { reference } = showButton();
    returned(reference);
    await expect.element(button).toHaveAttribute('data-state', 'paid');
  });

  it('an idle button invites no second payment while another tab’s may succeed', async () => {
    worker.use(...qrisHandlers({ scenario: { applyOtt: '20000', status: ['03'] } }));
    const { reference } = showButton();
    returned(reference);
    await expect.element(page.getByText(enMessages.stillConfirming)).toBeVisible();
    await expect.element(button).toHaveTextContent(enMessages.checkStatus);
  });

  it('no link is opened for an order that has turned out to be paid meanwhile', async () => {
    const left = recordNavigations();
    const { wait, come } = later();
    worker.use(...qrisHandlers({ scenario: 'paid' }));
    worker.use(http.post('*/api/qris/apply-ott', () => wait));
    const { reference, events } = showButton();
    await button.click();
    returned(reference);
    await expect.element(button).toHaveAttribute('data-state', 'paid');
    come();
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain('link-ready'));
    expect(left).toEqual([]);
    expect(events.map(({ type }) => type)).not.toContain('opened');
  });

  it('how an earlier link ended does not end the next one', async () => {
    const left = recordNavigations();
    const { reference, events } = showButton();
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
    const { wait, come } = later();
    worker.use(...qrisHandlers({ scenario: 'cancelled' }));
    let inquiries = 0;
    worker.use(
      http.post('*/api/qris/status', async () => {
        inquiries += 1;
        if (inquiries === 1) await wait;
      }),
    );
    // Two are asked; the second is answered first.
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await vi.waitFor(() => expect(inquiries).toBe(1));
    returned(reference);
    await expect.element(button).toHaveAttribute('data-state', 'failed');
    await button.click();
    await vi.waitFor(() => expect(left).toHaveLength(2));
    const known = () => events.filter(({ type }) => type === 'status-received').length;
    const before = known();
    come();
    await vi.waitFor(() => expect(inquiries).toBe(2));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    worker.use(...qrisHandlers({ scenario: 'not-found' }));
    await expect.element(button).toHaveTextContent(enMessages.continuePayment);
    expect(known()).toBe(before + 1);
  });
});

it('shows the wait that the shop’s server asks for, and then lets the customer try', async () => {
  worker.use(
    http.post('*/api/qris/apply-ott', () =>
      Response.json(
        { responseCode: '4294900', responseMessage: 'Too Many Requests' },
        { status: 429, headers: { 'retry-after': '2' } },
      ),
    ),
  );
  showButton();
  await button.click();
  await expect.element(page.getByText(enMessages.waitFor)).toBeVisible();
  await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  await expect.element(button, { timeout: 4000 }).toHaveAttribute('aria-disabled', 'false');
  await expect.element(page.getByText(enMessages.waitFor)).not.toBeInTheDocument();
});

it('tells of each step, and never of the link', async () => {
  const left = recordNavigations();
  const { events, reference } = showButton();
  await button.click();
  await vi.waitFor(() => expect(left).toHaveLength(1));
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await vi.waitFor(() => expect(events.at(-1)?.type).toBe('status-received'));
  expect(events).toMatchObject([
    { type: 'link-requested', partnerReferenceNo: reference },
    { type: 'link-ready', partnerReferenceNo: reference },
    { type: 'opened', openIn: 'redirect' },
    { type: 'returned' },
    { type: 'status-received', payment: { outcome: 'not-found' } },
  ]);
  expect(JSON.stringify(events)).not.toContain('token');
});

import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  enMessages,
  type EndpointOptions,
  type PaymentStatus,
  QrisError,
} from '../../src/index.ts';
import { applyOttResponse, statusResponse } from '../../src/sandbox/api/responses.ts';
import { AnyButton, type AnyButtonProps } from './AnyButton.tsx';
import { recordNavigations } from './recordNavigations.ts';

const MINUTE = 60;
let count = 0;
let reference = '';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  sessionStorage.clear();
  count += 1;
  reference = `truth-${count}`;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/**
 * A merchant's endpoint in the page, so that its time is the page's virtual time. It asks Pivot for
 * another link each time.
 */
function createEndpoint({ lifeMs = 900_000, tellsEnd = true } = {}) {
  const applied: string[] = [];
  const asked: number[] = [];
  const start = Date.now();
  const proxy = {
    applied,
    /** When each inquiry came, in s since the start. */
    asked,
    status: '07',
    links: [] as string[],
    refuseLink(): void {},
  };
  return Object.assign(proxy, {
    endpoint: {
      async applyOtt({ additionalInfo: { partnerReferenceNo } }) {
        applied.push(partnerReferenceNo);
        proxy.refuseLink();
        const paymentUrl = `https://wallet-stg.harsya.com/pay?token=t${count}-${applied.length}`;
        proxy.links.push(paymentUrl);
        const expiresAt = Date.now() + lifeMs;
        const reply = applyOttResponse({ paymentUrl, expiresAt, ott: 'ott' });
        return tellsEnd
          ? reply
          : { ...reply, additionalInfo: { ...reply.additionalInfo, urlExpiry: 'soon' } };
      },
      async status({ originalPartnerReferenceNo: partnerReferenceNo }) {
        asked.push(Math.round((Date.now() - start) / 1000));
        const { status } = proxy;
        if (status.length > 2) return { responseCode: status, responseMessage: '' };
        const reply = statusResponse({ partnerReferenceNo, status: '00', amount: '36000.00' });
        // Pivot may say more than SNAP lists.
        return { ...reply, latestTransactionStatus: status };
      },
    } satisfies EndpointOptions['endpoint'],
  });
}

async function pass(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
}

function show({ endpoint }: Pick<AnyButtonProps, 'endpoint'>, props: Partial<AnyButtonProps> = {}) {
  const { container, unmount } = render(
    <AnyButton
      endpoint={endpoint}
      partnerReferenceNo={reference}
      redirectUrl="/done"
      messages={enMessages}
      {...props}
    />,
  );
  const find = () => container.querySelector('button');
  return {
    unmount,
    container,
    state: () => find()?.dataset['state'],
    text: () => container.textContent,
    async press() {
      act(() => find()?.click());
      await pass(0);
    },
    async hover() {
      act(() => {
        find()?.dispatchEvent(
          new PointerEvent('pointerover', { bubbles: true, relatedTarget: document.body }),
        );
      });
      await pass(0);
    },
  };
}

function pretendToBeDesktop(): void {
  const answer = Object.defineProperty(matchMedia('all'), 'matches', { value: true });
  vi.spyOn(window, 'matchMedia').mockReturnValue(answer);
}

/** The page was left for the webview, and the customer is back by the back button. */
async function goBack(): Promise<void> {
  act(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await pass(0);
}

it('asks for the link again once another customer has the page', async () => {
  const left = recordNavigations();
  const proxy = createEndpoint();
  const first = show(proxy, { prefetch: 'hover' });
  await first.hover();
  expect(proxy.applied).toHaveLength(1);
  first.unmount();
  const next = show(proxy);
  await next.press();
  expect(proxy.applied).toHaveLength(2);
  expect(left).toEqual([proxy.links[1]]);
});

it('asks about the order that its function made before it makes another one', async () => {
  const left = recordNavigations();
  const proxy = createEndpoint();
  let orders = 0;
  const createOrder = vi.fn(() => {
    orders += 1;
    return `${reference}-${orders}`;
  });
  const first = show(proxy, { createOrder });
  await first.press();
  expect(left).toHaveLength(1);
  first.unmount();
  proxy.status = '03';
  const next = show(proxy, { createOrder });
  await pass(0);
  expect(proxy.asked).not.toEqual([]);
  expect(next.text()).toContain(enMessages.stillConfirming);
  await next.press();
  expect(createOrder).toHaveBeenCalledOnce();
  expect(left).toHaveLength(1);
  proxy.status = '00';
  await next.press();
  expect(next.state()).toBe('paid');
  next.unmount();
  // The next cart is another order.
  const last = show(proxy, { createOrder });
  await pass(0);
  expect(last.state()).toBe('idle');
});

it('lets go of an order that the tab remembers and that is another customer’s', async () => {
  const left = recordNavigations();
  const proxy = createEndpoint();
  const createOrder = vi.fn(() => `${reference}-${createOrder.mock.calls.length}`);
  const first = show(proxy, { createOrder });
  await first.press();
  first.unmount();
  const refused = { ...proxy.endpoint, status: async () => ({ responseCode: '4035515' }) };
  const next = show({ endpoint: refused }, { createOrder });
  await pass(0);
  expect(next.state()).toBe('idle');
  await next.press();
  expect(createOrder).toHaveBeenCalledTimes(2);
  expect(left).toHaveLength(2);
});

it('keeps the second link on show while the first one’s cancellation is told', async () => {
  pretendToBeDesktop();
  const proxy = createEndpoint();
  const onSettled = vi.fn();
  const button = show(proxy, { openIn: 'handoff', onSettled });
  await button.press();
  proxy.status = '05';
  await pass(5);
  expect(button.state()).toBe('failed');
  await button.press();
  await pass(5);
  expect(proxy.asked.length).toBeGreaterThan(2);
  expect(button.state()).toMatch(/open/);
  expect(onSettled).toHaveBeenCalledOnce();
  expect(proxy.applied).toHaveLength(2);
});

it('finds a payment of the last second, though nobody presses', async () => {
  recordNavigations();
  const proxy = createEndpoint({ lifeMs: 30_000 });
  const onPaid = vi.fn();
  const button = show(proxy, { onPaid });
  await button.press();
  await goBack();
  await pass(35);
  expect(button.state()).toBe('expired');
  expect(button.text()).not.toContain(enMessages.newLink);
  await pass(35);
  proxy.status = '00';
  await pass(35);
  expect(button.state()).toBe('paid');
  expect(onPaid).toHaveBeenCalledOnce();
});

it.each(['03', '02', '99'])(
  'invites to nothing while a payment may succeed (%s), and opens nothing unasked',
  async (code) => {
    const left = recordNavigations();
    const proxy = createEndpoint();
    const button = show(proxy);
    await button.press();
    proxy.status = code;
    await goBack();
    expect(button.text()).toContain(enMessages.stillConfirming);
    expect(button.text()).toContain(enMessages.checkStatus);
    await button.press();
    expect(left).toHaveLength(1);
    proxy.status = '00';
    await pass(6);
    expect(button.state()).toBe('paid');
  },
);

it('takes Pivot’s word that a link has ended, and waits for what it paid', async () => {
  const left = recordNavigations();
  const proxy = createEndpoint();
  const onExpired = vi.fn();
  const button = show(proxy, { onExpired });
  await button.press();
  proxy.status = '4035500';
  await goBack();
  expect(button.state()).toBe('expired');
  expect(onExpired).toHaveBeenCalledOnce();
  await button.press();
  expect(left).toHaveLength(1);
  await pass(90);
  proxy.status = '07';
  await button.press();
  expect(left).toEqual(proxy.links);
  expect(proxy.links).toHaveLength(2);
});

it('shows no more time left because a reply has an old date', async () => {
  recordNavigations();
  const proxy = createEndpoint();
  let age = 0;
  const answer = async (input: RequestInfo | URL): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    const additionalInfo = { partnerReferenceNo: reference, redirectUrl: '' };
    const body = url.endsWith('apply-ott')
      ? await proxy.endpoint.applyOtt({ userResources: ['OTT'], additionalInfo })
      : await proxy.endpoint.status({ originalPartnerReferenceNo: reference, serviceCode: '54' });
    // A stream of the page's own: the browser's comes in its own time, which is not virtual.
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(JSON.stringify(body)));
        controller.close();
      },
    });
    const date = new Date(Date.now() - age).toUTCString();
    return new Response(stream, { headers: { 'content-type': 'application/json', date } });
  };
  const { container } = render(
    <AnyButton
      endpoint="/api/qris"
      fetch={answer}
      partnerReferenceNo={reference}
      redirectUrl="/done"
      messages={enMessages}
    />,
  );
  const left = () =>
    /\d+(?=:\d\d)/.exec(container.querySelector('[role=timer]')?.textContent ?? '')?.[0];
  act(() => container.querySelector('button')?.click());
  await pass(1);
  await goBack();
  expect(left()).toMatch(/^1[45]$/);
  age = 20 * MINUTE * 1000;
  await pass(30);
  expect(proxy.asked.length).toBeGreaterThan(2);
  expect(left()).toBe('14');
});

describe('waits for nothing for ever:', () => {
  it('a function that makes no order', async () => {
    const left = recordNavigations();
    const proxy = createEndpoint();
    const onError = vi.fn<(error: QrisError) => void>();
    const createOrder = vi
      .fn<() => Promise<string>>()
      .mockReturnValueOnce(new Promise(() => undefined))
      .mockResolvedValue(reference);
    const button = show(proxy, { createOrder, timeoutMs: 10_000, onError });
    await button.press();
    await pass(9);
    expect(button.state()).toBe('applying');
    await pass(2);
    expect(button.state()).toBe('error');
    expect(onError.mock.calls).toMatchObject([[{ code: 'unavailable' }]]);
    await button.press();
    expect(left).toHaveLength(1);
  });

  it('a popup that was led elsewhere', async () => {
    const proxy = createEndpoint();
    const popups: { closed: boolean; isElsewhere: boolean }[] = [];
    vi.spyOn(window, 'open').mockImplementation(() => {
      const popup = {
        closed: false,
        isElsewhere: false,
        close: () => (popup.closed = true),
        focus: () => undefined,
        get document(): Document {
          if (popup.isElsewhere) throw new DOMException('Blocked a frame', 'SecurityError');
          return document.implementation.createHTMLDocument();
        },
      };
      popups.push(popup);
      // oxlint-disable-next-line typescript/no-unsafe-return -- what of a Window the page uses
      return Object(popup);
    });
    const createOrder = async () => {
      if (popups[0]) popups[0].isElsewhere = true;
      return reference;
    };
    const onError = vi.fn();
    const button = show(proxy, { openIn: 'popup', createOrder, onError });
    await button.press();
    await pass(5);
    expect(button.text()).toContain(enMessages.continuePayment);
    expect(popups[0]?.closed).toBe(true);
    await button.press();
    expect(popups).toHaveLength(2);
    expect(popups[1]?.closed).toBe(false);
    expect(proxy.applied).toHaveLength(1);
    expect(onError).not.toHaveBeenCalled();
  });

  it('a frame that never loads', async () => {
    const proxy = createEndpoint();
    const button = show(proxy, { openIn: 'embedded' });
    // A frame is there when its page says so, and this one never does.
    vi.spyOn(HTMLIFrameElement.prototype, 'src', 'set').mockReturnValue();
    await button.press();
    await pass(9);
    expect(button.state()).toBe('open');
    proxy.status = '00';
    await pass(10);
    expect(button.state()).toBe('paid');
  });

  it('a link whose end cannot be read', async () => {
    recordNavigations();
    const proxy = createEndpoint({ tellsEnd: false });
    const onExpired = vi.fn();
    const button = show(proxy, { onExpired });
    await button.press();
    await goBack();
    expect(button.container.querySelector('[role=timer]')).not.toBeNull();
    await pass(15 * MINUTE + 1);
    expect(onExpired).toHaveBeenCalledOnce();
    expect(button.state()).toBe('expired');
  });
});

it.each([2, -2])('finds a payment again on a device clock that is %i days off', async (days) => {
  recordNavigations();
  const proxy = createEndpoint();
  const first = show(proxy);
  await first.press();
  first.unmount();
  vi.setSystemTime(Date.now() + days * 24 * 3600 * 1000);
  await pass(1);
  proxy.status = '00';
  const next = show(proxy);
  await pass(0);
  expect(next.state()).toBe('paid');
});

it('can be paid with a long return URL and a reference in other letters', async () => {
  const left = recordNavigations();
  const proxy = createEndpoint();
  const long = '订'.repeat(20);
  const button = show(proxy, {
    partnerReferenceNo: long,
    redirectUrl: `https://shop.example/${'p'.repeat(179)}`,
  });
  await button.press();
  expect(button.state()).toBe('opening');
  expect(left).toEqual(proxy.links);
});

it('calls an order that is still being confirmed neither paid nor free', async () => {
  const proxy = createEndpoint();
  const statuses: PaymentStatus[] = [];
  proxy.refuseLink = () => {
    throw new QrisError('duplicate_reference', '', { retryAfterMs: 60_000 });
  };
  const button = show(proxy, { onPaid: (status) => statuses.push(status) });
  await button.press();
  expect(button.text()).toContain(enMessages.stillConfirming);
  expect(button.text()).not.toContain(enMessages.errors.duplicate_reference);
  expect(button.text()).toContain(enMessages.waitFor);
  proxy.status = '00';
  await pass(10);
  expect(button.state()).toBe('paid');
  expect(statuses).toHaveLength(1);
});

it('opens no second link while the first may be paid, whatever the endpoint hands out', async () => {
  const left = recordNavigations();
  const proxy = createEndpoint({ lifeMs: 60_000 });
  const first = show(proxy);
  await first.press();
  first.unmount();
  const next = show(proxy);
  await pass(0);
  await next.press();
  expect(proxy.applied).toHaveLength(2);
  expect(left).toHaveLength(1);
  expect(next.text()).toContain(enMessages.stillConfirming);
  await pass(3 * MINUTE);
  await next.press();
  await next.press();
  expect(left).toHaveLength(2);
});

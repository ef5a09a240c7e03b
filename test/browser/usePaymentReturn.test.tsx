import { act, renderHook } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { serverClock } from '../../src/core/time/serverClock.ts';
import {
  type PaymentStatus,
  QrisError,
  usePaymentReturn,
  type UsePaymentReturnOptions,
} from '../../src/index.ts';
import { statusResponse } from '../../src/sandbox/api/responses.ts';
import { rememberPayment } from './rememberPayment.ts';
import { statusEndpoint } from './statusEndpoint.ts';

const MINUTE = 60;
const REFERENCE = 'ref-1';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  serverClock.startRoundTrip()(Date.now());
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  sessionStorage.clear();
});

/** What follows the first inquiry happens when time goes on. */
async function pass(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
}

async function comeBack(given: UsePaymentReturnOptions) {
  const options = { search: `?qris=${REFERENCE}`, ...given };
  const { result, unmount } = renderHook(() => usePaymentReturn(options));
  await pass(0);
  return { page: () => result.current, state: () => result.current.state, leave: unmount };
}

function rememberLink(secondsLeft: number): void {
  rememberPayment(REFERENCE, { expiresAt: serverClock.now() + secondsLeft * 1000 });
}

function setVisibility(visibility: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(visibility === 'hidden');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

function setOnline(isOnline: boolean): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

describe('asks', () => {
  it('at growing steps', async () => {
    const { endpoint, asked } = statusEndpoint(() => '03');
    await comeBack({ endpoint });
    await pass(2 * MINUTE);
    expect(asked).toEqual([0, 2, 5, 10, 18, 31, 51, 81, 111]);
  });

  it.each([
    [0, [0, 1.8, 4.5]],
    [1, [0, 2.2, 5.5]],
  ])('not in step with other customers: luck %d', async (luck, expected) => {
    vi.mocked(Math.random).mockReturnValue(luck);
    const { endpoint, asked } = statusEndpoint(() => '03');
    await comeBack({ endpoint });
    await pass(6);
    expect(asked).toEqual(expected);
  });

  it.each([
    [3, 5],
    [40, 51],
  ])('until it knows: paid %d s after the return', async (paidAfter, knownAfter) => {
    const { endpoint, asked } = statusEndpoint((_, now) => (now < paidAfter ? '03' : '00'));
    const { state } = await comeBack({ endpoint });
    await pass(knownAfter - 1);
    expect(state()).toBe('pending');
    await pass(1);
    expect(state()).toBe('paid');
    await pass(60 * MINUTE);
    expect(asked.at(-1)).toBe(knownAfter);
  });

  it('no sooner than the server wants', async () => {
    const { endpoint, asked } = statusEndpoint(() => {
      throw new QrisError('rate_limited', 'Later.', { retryAfterMs: 45_000 });
    });
    await comeBack({ endpoint });
    await pass(91);
    expect(asked).toEqual([0, 45, 90]);
  });

  it('no sooner than the server wants, even if the customer comes back', async () => {
    const { endpoint, asked } = statusEndpoint((inquiry) => {
      if (inquiry > 1) return '00';
      throw new QrisError('rate_limited', 'Later.', { retryAfterMs: 45_000 });
    });
    const { state } = await comeBack({ endpoint });
    await pass(10);
    setVisibility('hidden');
    setVisibility('visible');
    await pass(34);
    expect(asked).toEqual([0]);
    await pass(1);
    expect(asked).toEqual([0, 45]);
    expect(state()).toBe('paid');
  });

  it('as soon as the link is settled, between two steps', async () => {
    rememberLink(10);
    const { endpoint, asked } = statusEndpoint(() => '07');
    await comeBack({ endpoint });
    await pass(71);
    expect(asked).toEqual([0, 2, 5, 10, 18, 31, 51, 70]);
  });

  it('no more once the page is left', async () => {
    const { endpoint, asked } = statusEndpoint(() => '03');
    const { leave } = await comeBack({ endpoint });
    leave();
    await pass(MINUTE);
    setOnline(true);
    expect(asked).toEqual([0]);
  });

  it('not in a hidden tab, and at once when it is seen again', async () => {
    const { endpoint, asked } = statusEndpoint((_, now) => (now < 10 ? '03' : '00'));
    const { state } = await comeBack({ endpoint });
    setVisibility('hidden');
    await pass(10 * MINUTE);
    expect(asked).toEqual([0]);
    setVisibility('visible');
    await pass(0);
    expect(asked).toEqual([0, 10 * MINUTE]);
    expect(state()).toBe('paid');
  });

  it.each(['from the start', 'later'])('at once when the device is online: %s', async (when) => {
    const send = vi.fn<typeof fetch>().mockRejectedValue(new TypeError('The endpoint is down.'));
    if (when === 'from the start') setOnline(false);
    const { page } = await comeBack({ endpoint: '/api/qris', fetch: send });
    setOnline(false);
    await pass(MINUTE);
    expect(page().error?.code).toBe('offline');
    send.mockClear();
    setOnline(true);
    await pass(0);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('also on a device that says it is offline, which may be wrong', async () => {
    setOnline(false);
    const send = vi.fn<typeof fetch>(async () =>
      Response.json({ responseCode: '2005500', latestTransactionStatus: '00' }),
    );
    const { state } = await comeBack({ endpoint: '/api/qris', fetch: send });
    expect(state()).toBe('paid');
  });
});

describe('a payment that never becomes final', () => {
  it('is asked for until a while after the link’s end, then unknown', async () => {
    rememberLink(MINUTE);
    const { endpoint, asked } = statusEndpoint(() => '03');
    const { page, state } = await comeBack({ endpoint });
    await pass(2.9 * MINUTE);
    expect(state()).toBe('pending');
    await pass(MINUTE);
    expect(state()).toBe('unknown');
    const inquiries = asked.length;
    await pass(60 * MINUTE);
    expect(asked.length).toBe(inquiries);

    await act(async () => void (await page().refetch()));
    await pass(5);
    expect(asked.length).toBe(inquiries + 3);
    expect(state()).toBe('pending');
    await pass(3 * MINUTE);
    expect(state()).toBe('unknown');
  });

  it('is asked for as long as a link can live where the end is not known', async () => {
    const { endpoint } = statusEndpoint(() => '03');
    const { state } = await comeBack({ endpoint });
    await pass(16.5 * MINUTE);
    expect(state()).toBe('pending');
    await pass(MINUTE);
    expect(state()).toBe('unknown');
  });

  it('is asked for a while on a page that is opened long after', async () => {
    rememberLink(-60 * MINUTE);
    const { endpoint } = statusEndpoint(() => '03');
    const { state } = await comeBack({ endpoint });
    expect(state()).toBe('pending');
    await pass(3 * MINUTE);
    expect(state()).toBe('unknown');
  });

  it('may have an end that the shop knows', async () => {
    const { endpoint } = statusEndpoint(() => '07');
    const { state } = await comeBack({ endpoint, expiresAt: serverClock.now() - MINUTE * 1000 });
    expect(state()).toBe('expired');
  });
});

describe('a payment that Pivot knows nothing of', () => {
  it('is pending until the link is settled, and expired then', async () => {
    rememberLink(20);
    const { endpoint } = statusEndpoint(() => '07');
    const { state } = await comeBack({ endpoint });
    await pass(20 + MINUTE);
    expect(state()).toBe('pending');
    await pass(1);
    expect(state()).toBe('expired');
  });

  it('is paid if it was paid in the last second, and even if it is known later still', async () => {
    rememberLink(20);
    const { endpoint } = statusEndpoint((_, now) => (now < 90 ? '07' : '00'));
    const { state } = await comeBack({ endpoint });
    await pass(82);
    expect(state()).toBe('expired');
    await pass(30);
    expect(state()).toBe('paid');
  });

  it('stays pending, then unknown, where nobody knows the link’s end', async () => {
    const { endpoint } = statusEndpoint(() => '07');
    const { state } = await comeBack({ endpoint });
    await pass(16 * MINUTE);
    expect(state()).toBe('pending');
    await pass(2 * MINUTE);
    expect(state()).toBe('unknown');
  });
});

describe('an endpoint', () => {
  it('that is down and up again makes no failure of a payment', async () => {
    const { endpoint } = statusEndpoint((_, now) => {
      if (now < 30) throw new TypeError('Failed to fetch');
      return '00';
    });
    const { page, state } = await comeBack({ endpoint });
    expect(state()).toBe('checking');
    await pass(5);
    expect(state()).toBe('unknown');
    expect(page().error?.code).toBe('network');
    await pass(26);
    expect(state()).toBe('paid');
    expect(page().error).toBeNull();
  });

  it('that falls silent takes nothing back', async () => {
    const { endpoint } = statusEndpoint((inquiry) => {
      if (inquiry > 1) throw new TypeError('Failed to fetch');
      return '03';
    });
    const { page, state } = await comeBack({ endpoint });
    await pass(MINUTE);
    expect(state()).toBe('pending');
    expect(page().error?.code).toBe('network');
    await expect(act(() => page().refetch())).resolves.toBeUndefined();
  });

  it.each(['unauthorized', 'not_found'] as const)(
    'that refuses (%s) is not asked again by itself',
    async (code) => {
      const { endpoint, asked } = statusEndpoint(() => {
        throw new QrisError(code, 'No.');
      });
      const { page, state } = await comeBack({ endpoint });
      await pass(10 * MINUTE);
      expect(state()).toBe('unknown');
      expect(page().error?.code).toBe(code);
      expect(asked).toEqual([0]);
    },
  );

  it('that answers for another payment is not believed', async () => {
    const { endpoint } = statusEndpoint(() => '00');
    const { page, state } = await comeBack({
      endpoint: {
        applyOtt: '/none',
        status: (body, context) =>
          Object(endpoint).status({ ...body, originalPartnerReferenceNo: 'ref-2' }, context),
      },
    });
    await pass(10);
    expect(state()).toBe('unknown');
    expect(page().payment).toBeUndefined();
    expect(page().error?.code).toBe('bad_reply');
  });
});

it('begins anew with another reference', async () => {
  const asked: string[] = [];
  const endpoint: UsePaymentReturnOptions['endpoint'] = {
    applyOtt: '/none',
    async status({ originalPartnerReferenceNo }) {
      asked.push(originalPartnerReferenceNo);
      if (originalPartnerReferenceNo === 'ref-1') throw new QrisError('not_found', 'No.');
      return new Promise(() => undefined);
    },
  };
  const { result, rerender } = renderHook(
    ({ partnerReferenceNo }: { partnerReferenceNo?: string }) =>
      usePaymentReturn({ endpoint, search: '', partnerReferenceNo }),
    { initialProps: {} },
  );
  await pass(0);
  expect(result.current.state).toBe('unknown');
  rerender({ partnerReferenceNo: 'ref-1' });
  await pass(0);
  expect(result.current.error?.code).toBe('not_found');
  rerender({ partnerReferenceNo: 'ref-2' });
  await pass(0);
  expect(result.current).toMatchObject({ state: 'checking', payment: undefined, error: null });
  expect(asked).toEqual(['ref-1', 'ref-2']);
});

describe('the shop’s other windows', () => {
  /** Another window, which writes down what it is told. */
  function openOtherWindow() {
    const channel = new BroadcastChannel('pivot-qris');
    const told: unknown[] = [];
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => told.push(data));
    onTestFinished(() => channel.close());
    return {
      told,
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
      say: (message: unknown) => channel.postMessage(message),
    };
  }
  /** What was posted before this comes before it. */
  async function expectTold(told: unknown[], expected: unknown[]): Promise<void> {
    const last = new BroadcastChannel('pivot-qris');
    onTestFinished(() => last.close());
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
    last.postMessage('last');
    await vi.waitFor(() => expect(told).toEqual([...expected, 'last']));
  }
  const RETURNED = { type: 'returned', partnerReferenceNo: REFERENCE };

  it('hear of the return, and of news', async () => {
    rememberLink(900);
    const number = rememberPayment(REFERENCE);
    const { told, say } = openOtherWindow();
    const { endpoint } = statusEndpoint((inquiry) => (inquiry === 1 ? '03' : '00'));
    const { page } = await comeBack({ endpoint, search: `?qris=${number}*${REFERENCE}` });
    await vi.waitFor(() => expect(told).toEqual([RETURNED, RETURNED]));
    await pass(2);
    await vi.waitFor(() => expect(told).toEqual([RETURNED, RETURNED, RETURNED]));
    expect(page().isAcknowledged).toBe(false);
    say({ type: 'heard', partnerReferenceNo: 'ref-2' });
    say({ type: 'heard', partnerReferenceNo: REFERENCE });
    await vi.waitFor(() => expect(page().isAcknowledged).toBe(true));
  });

  it.each([
    ['another number', true, `?qris=01234567*${REFERENCE}`],
    ['no number', true, `?qris=${REFERENCE}`],
    ['no memory', false, `?qris=01234567*${REFERENCE}`],
  ])(
    'hear of a return with %s when the payment is final, and no sooner',
    async (_, began, search) => {
      if (began) rememberLink(900);
      const { told } = openOtherWindow();
      const { endpoint } = statusEndpoint((inquiry) => (inquiry === 1 ? '03' : '00'));
      const { page, state } = await comeBack({ endpoint, search });
      expect(state()).toBe('pending');
      await expectTold(told, []);
      await pass(2);
      expect(state()).toBe('paid');
      expect(page().isPopup).toBe(false);
      await expectTold(told, ['last', RETURNED]);
    },
  );

  it('hear nothing where the URL names no payment', async () => {
    rememberPayment(REFERENCE, { isPopup: true });
    const { told } = openOtherWindow();
    const { endpoint } = statusEndpoint(() => '00');
    const given = { endpoint, search: '', partnerReferenceNo: REFERENCE };
    const { page, state } = await comeBack(given);
    expect(state()).toBe('paid');
    expect(page().isPopup).toBe(false);
    await expectTold(told, []);
  });
});

it('calls back once for each end of a payment', async () => {
  const calls: string[] = [];
  let status: '03' | '00' | '04' = '03';
  const { endpoint } = statusEndpoint(() => status);
  const options = {
    endpoint,
    search: `?qris=${REFERENCE}`,
    onPaid: ({ outcome }: PaymentStatus) => calls.push(`onPaid ${outcome}`),
    onSettled: ({ outcome }: PaymentStatus) => calls.push(`onSettled ${outcome}`),
  };
  const { result } = renderHook(() => usePaymentReturn(options), { wrapper: StrictMode });
  await pass(0);
  expect(calls).toEqual([]);
  status = '00';
  await pass(2);
  expect(calls).toEqual(['onPaid paid', 'onSettled paid']);
  await act(async () => void (await result.current.refetch()));
  expect(calls).toHaveLength(2);
  status = '04';
  await act(async () => void (await result.current.refetch()));
  expect(calls.slice(2)).toEqual(['onSettled refunded']);
});

it('calls no onPaid for another amount', async () => {
  const onPaid = vi.fn();
  const onSettled = vi.fn();
  const expectedAmount = { value: '1.00', currency: 'IDR' };
  const status = async () => ({
    ...statusResponse({ partnerReferenceNo: REFERENCE, status: '00', amount: '36000.00' }),
    additionalInfo: { expectedAmount },
  });
  await comeBack({ endpoint: { applyOtt: '/none', status }, onPaid, onSettled });
  expect(onSettled).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ outcome: 'mismatch' }),
  );
  expect(onPaid).not.toHaveBeenCalled();
});

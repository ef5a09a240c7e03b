import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import {
  ExpiryCountdown,
  QrisPayButton,
  QrisReturnPage,
  useApplyOtt,
  useCountdown,
  usePaymentReturn,
  useQrisPayment,
} from '../../src/index.ts';

const ENDPOINT = '/api/qris';
const DEADLINE = Date.now() + 60_000;
const send = vi.fn<typeof fetch>();
const problems = vi.spyOn(console, 'error');

afterEach(() => {
  expect(typeof window).toBe('undefined');
  expect(typeof document).toBe('undefined');
  expect(send).not.toHaveBeenCalled();
  expect(problems).not.toHaveBeenCalled();
});

it.each(['redirect', 'popup', 'embedded', 'handoff'] as const)(
  'renders the button on a server: %s',
  (openIn) => {
    const html = renderToString(
      <QrisPayButton
        endpoint={ENDPOINT}
        allowedHosts={[]}
        partnerReferenceNo="order-1"
        redirectUrl="/paid"
        openIn={openIn}
        fetch={send}
      />,
    );
    expect(html).toContain('Bayar dengan QRIS');
    expect(html).toContain('data-state="idle"');
  },
);

it.each([{}, { partnerReferenceNo: 'order-1' }, { search: '?qris=01234567*order-1' }])(
  'renders the return page on a server, which asks for nothing: %o',
  (props) => {
    const html = renderToString(<QrisReturnPage endpoint={ENDPOINT} fetch={send} {...props} />);
    expect(html).toContain('data-state="checking"');
  },
);

it.each([{}, { partnerReferenceNo: 'order-1' }, { search: '?qris=01234567*order-1' }])(
  'renders the return page without a look at the clock or at chance, so that it can be cached: %o',
  (props) => {
    const spies = [
      vi.spyOn(Date, 'now'),
      vi.spyOn(Math, 'random'),
      vi.spyOn(crypto, 'getRandomValues'),
    ];
    renderToString(<QrisReturnPage endpoint={ENDPOINT} fetch={send} {...props} />);
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  },
);

it('renders the countdown on a server with a placeholder that fits any clock', () => {
  const html = renderToString(<ExpiryCountdown expiresAt={DEADLINE} />);
  expect(html).toContain('--:--');
});

it('renders the hooks on a server', () => {
  function Headless() {
    const link = useApplyOtt({ endpoint: ENDPOINT, allowedHosts: [], fetch: send });
    const { state, buttonProps } = useQrisPayment({
      endpoint: ENDPOINT,
      allowedHosts: [],
      partnerReferenceNo: 'order-1',
      redirectUrl: '/paid',
      fetch: send,
    });
    const { state: returned } = usePaymentReturn({ endpoint: ENDPOINT, fetch: send });
    const { timerProps } = useCountdown(DEADLINE);
    return (
      <button {...buttonProps}>
        {link.status} {state} {returned} <span {...timerProps} />
      </button>
    );
  }
  const text = renderToString(<Headless />).replaceAll(/<[^>]*>/g, '');
  expect(text).toBe('idle idle checking --:--');
});

import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { QrisPayButton, QrisReturnPage } from '../../src/index.ts';

it('renders on a server without a window, and asks for nothing', () => {
  const send = vi.fn<typeof fetch>();
  const html = renderToString(
    <>
      <QrisPayButton endpoint="/api/qris" partnerReferenceNo="r" redirectUrl="/d" fetch={send} />
      <QrisReturnPage endpoint="/api/qris" outcome="success" fetch={send} />
    </>,
  );
  expect(typeof window).toBe('undefined');
  expect(html).toContain('Bayar dengan QRIS');
  expect(html).toContain('data-state="checking"');
  expect(send).not.toHaveBeenCalled();
});
